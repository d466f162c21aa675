"""The labels and help texts of the sources' settings and of the kinds of feeds, collected for the translators.

The sources declare them without Qt (sources/*.py); a test sees to it that none is missing here."""

# ruff: noqa: E501 - the translators' tool finds a text only where it stands in one piece

from earful.domain.failures import QT_TRANSLATE_NOOP

TEXTS = (
    # Every source
    QT_TRANSLATE_NOOP("source", "Server"),
    QT_TRANSLATE_NOOP("source", "Account"),
    QT_TRANSLATE_NOOP("source", "Search"),
    QT_TRANSLATE_NOOP("source", "Days to look back"),
    # Hacker News
    QT_TRANSLATE_NOOP("source", "Search for"),
    QT_TRANSLATE_NOOP("source", "Words, or “a phrase” in quotes; empty: the terms of the brand"),
    QT_TRANSLATE_NOOP("source", "Search server"),
    QT_TRANSLATE_NOOP("source", "Where the index is asked"),
    QT_TRANSLATE_NOOP("source", "Item server"),
    QT_TRANSLATE_NOOP("source", "Where single items are asked for"),
    # RSS
    QT_TRANSLATE_NOOP("source", "Address"),
    QT_TRANSLATE_NOOP("source", "The address of the feed; {token} in it stands for the token"),
    QT_TRANSLATE_NOOP("source", "Its entries are"),
    QT_TRANSLATE_NOOP("source", "article"),
    QT_TRANSLATE_NOOP("source", "post"),
    QT_TRANSLATE_NOOP("source", "comment"),
    QT_TRANSLATE_NOOP("source", "review"),
    QT_TRANSLATE_NOOP("source", "Keep only entries that name the brand"),
    QT_TRANSLATE_NOOP("source", "Seconds between two polls"),
    QT_TRANSLATE_NOOP("source", "At least 900"),
    QT_TRANSLATE_NOOP("source", "Token"),
    QT_TRANSLATE_NOOP("source", "For private feeds: a token, or user:password"),
    QT_TRANSLATE_NOOP("source", "repost"),
    # Mastodon
    QT_TRANSLATE_NOOP("source", "The server to ask, best the one of your account"),
    QT_TRANSLATE_NOOP("source", "Your account"),
    QT_TRANSLATE_NOOP("source", "Its own posts tell which mentions were answered: @name or @name@server"),
    QT_TRANSLATE_NOOP("source", "A word or a #hashtag; empty: the terms of the brand"),
    QT_TRANSLATE_NOOP("source", "Access token"),
    QT_TRANSLATE_NOOP("source", "Adds full-text search and mentions; needs only the right to read"),
    # Bluesky
    QT_TRANSLATE_NOOP("source", "Where your account lives"),
    QT_TRANSLATE_NOOP("source", "Your handle"),
    QT_TRANSLATE_NOOP("source", "Such as name.bsky.social; needed to log in"),
    QT_TRANSLATE_NOOP("source", "App password"),
    QT_TRANSLATE_NOOP("source", "Make one in Bluesky under Settings, Privacy and security"),
    QT_TRANSLATE_NOOP("source", "Empty: the terms of the brand"),
    QT_TRANSLATE_NOOP("source", "AppView"),
    QT_TRANSLATE_NOOP("source", "For reading without login, such as https://public.api.bsky.app; usually empty"),
    QT_TRANSLATE_NOOP("source", "Live stream"),
    QT_TRANSLATE_NOOP(
        "source",
        "A Jetstream such as wss://jetstream2.us-east.bsky.network: posts come at once, but all of the network's",
    ),
    # X
    QT_TRANSLATE_NOOP("source", "Without it only search; with it also what is said to you: @name"),
    QT_TRANSLATE_NOOP("source", "Bearer token"),
    QT_TRANSLATE_NOOP("source", "From the developer console; it needs credit there"),
    QT_TRANSLATE_NOOP("source", "In X's own search language; empty: the terms of the brand"),
    QT_TRANSLATE_NOOP("source", "Budget a day, in US dollars"),
    QT_TRANSLATE_NOOP("source", "No more than this is spent in a day (UTC); what is left unread is read the next day"),
    QT_TRANSLATE_NOOP("source", "Read reposts, too"),
    QT_TRANSLATE_NOOP("source", "Each costs as much as a post"),
    QT_TRANSLATE_NOOP("source", "Read all replies around what was found"),
    QT_TRANSLATE_NOOP("source", "Each reply costs as much as a post"),
    QT_TRANSLATE_NOOP("source", "Never look at a post again"),
    QT_TRANSLATE_NOOP("source", "Saves money; edits and deletions stay unseen"),
    QT_TRANSLATE_NOOP("source", "Where the API is asked"),
    # Facebook
    QT_TRANSLATE_NOOP("source", "Page id"),
    QT_TRANSLATE_NOOP("source", "The number of your page; its About section shows it"),
    QT_TRANSLATE_NOOP("source", "Page access token"),
    QT_TRANSLATE_NOOP("source", "A long-lived one, with pages_read_engagement and pages_read_user_content"),
    QT_TRANSLATE_NOOP("source", "Read recommendations, too"),
    QT_TRANSLATE_NOOP("source", "Versions from v22 on refuse them to most apps"),
    QT_TRANSLATE_NOOP("source", "API version"),
    QT_TRANSLATE_NOOP("source", "Meta retires each after about two years"),
    # Instagram
    QT_TRANSLATE_NOOP("source", "Instagram account id"),
    QT_TRANSLATE_NOOP("source", "The number of your business account"),
    QT_TRANSLATE_NOOP("source", "Its own posts tell which mentions were answered: @name"),
    QT_TRANSLATE_NOOP(
        "source", "A long-lived one of the page it belongs to, with instagram_basic and instagram_manage_comments"
    ),
    QT_TRANSLATE_NOOP("source", "Hashtags"),
    QT_TRANSLATE_NOOP("source", "Such as #kettle #bluekettle, at most 30 a week; empty: none"),
    # YouTube
    QT_TRANSLATE_NOOP("source", "API key"),
    QT_TRANSLATE_NOOP(
        "source",
        "At console.cloud.google.com make a project, enable “YouTube Data API v3” for it, then under Credentials create an API key and restrict it to that API. Reading needs no further rights and costs nothing",
    ),
    QT_TRANSLATE_NOOP("source", "Your channel"),
    QT_TRANSLATE_NOOP("source", "@handle or channel id (UC…): all comments on its videos are read"),
    QT_TRANSLATE_NOOP("source", "Empty: the terms of the brand. Each search takes one of 100 a day"),
    # App Store
    QT_TRANSLATE_NOOP("source", "App"),
    QT_TRANSLATE_NOOP(
        "source", "The number in the address of the app's page in the App Store, such as 1234567890, or that address"
    ),
    QT_TRANSLATE_NOOP("source", "Storefronts"),
    QT_TRANSLATE_NOOP(
        "source",
        "Codes of countries, separated by commas; each is asked once an hour. For an app of your own, App Store Connect tells of all countries, and of your answers",
    ),
    QT_TRANSLATE_NOOP("source", "Where the feed is asked for"),
    # App Store Connect
    QT_TRANSLATE_NOOP("source", "Its number: App Store Connect, your app, App Information, Apple ID"),
    QT_TRANSLATE_NOOP("source", "Private key"),
    QT_TRANSLATE_NOOP(
        "source",
        "In App Store Connect under Users and Access, Integrations, App Store Connect API: add a team key with the role “Customer Support” and download it (once only). Paste the whole .p8 file",
    ),
    QT_TRANSLATE_NOOP("source", "Key ID"),
    QT_TRANSLATE_NOOP("source", "Ten letters and digits beside the key in the same list"),
    QT_TRANSLATE_NOOP("source", "Issuer ID"),
    QT_TRANSLATE_NOOP("source", "Above that list, once for all keys of the team"),
    # Google Play
    QT_TRANSLATE_NOOP("source", "Package name"),
    QT_TRANSLATE_NOOP("source", "Of your own app, such as com.example.kettle"),
    QT_TRANSLATE_NOOP("source", "Service account key"),
    QT_TRANSLATE_NOOP(
        "source",
        "At console.cloud.google.com make a service account in a project with the “Google Play Android Developer API”, and under Keys a key of type JSON: paste the whole file. Then in the Play Console, under Users and permissions, invite the account's address with the right “View app information and download bulk reports” (and “Reply to reviews” if it is to answer one day). It can take a day until this works",
    ),
    QT_TRANSLATE_NOOP("source", "Your reviews page"),
    QT_TRANSLATE_NOOP("source", "Its address in the Play Console, for answering; empty: its front page"),
    # GitHub
    QT_TRANSLATE_NOOP("source", "Repositories"),
    QT_TRANSLATE_NOOP("source", "Such as owner/name, separated by commas: all issues and comments"),
    QT_TRANSLATE_NOOP("source", "In all public issues; empty: the terms of the brand, unless repositories are named"),
    QT_TRANSLATE_NOOP("source", "Your login"),
    QT_TRANSLATE_NOOP("source", "What it writes is ours; further ones are kept with the brand"),
    QT_TRANSLATE_NOOP(
        "source",
        "Optional: discussions, and 5,000 questions an hour instead of 60. At github.com under Settings, Developer settings, Fine-grained tokens: access to “Public repositories”, no further permissions. For a private repository choose it and give Issues and Discussions the right to read",
    ),
    QT_TRANSLATE_NOOP("source", "Pull requests, too"),
    QT_TRANSLATE_NOOP("source", "They are left out otherwise"),
    QT_TRANSLATE_NOOP("source", "Of GitHub Enterprise: https://your.host/api/v3"),
    # Stack Exchange
    QT_TRANSLATE_NOOP("source", "Sites"),
    QT_TRANSLATE_NOOP(
        "source", "Their names in the API, separated by commas: stackoverflow, superuser, askubuntu, cooking …"
    ),
    QT_TRANSLATE_NOOP(
        "source",
        "Optional: 10,000 requests a day instead of 300. Register an application at stackapps.com/apps/oauth/register; the key is no secret",
    ),
    QT_TRANSLATE_NOOP("source", "Site and number of the user: stackoverflow/12345. What it writes is ours"),
    # Trustpilot
    QT_TRANSLATE_NOOP("source", "Business"),
    QT_TRANSLATE_NOOP("source", "The domain it is reviewed under, such as kettle.example"),
    QT_TRANSLATE_NOOP(
        "source",
        "In Trustpilot Business under Integrations, Developers, APIs make an application (paid plans only): its API key reads what is public; key and secret with a colon between them (key:secret) read the private list",
    ),
    # Reddit
    QT_TRANSLATE_NOOP("source", "Read through"),
    QT_TRANSLATE_NOOP(
        "source",
        "“feed”: the feeds of your account, without keys; edits, counts and deletions stay unseen. “app”: client id and secret of an approved app. “account”: those and a refresh token; adds mentions and replies",
    ),
    QT_TRANSLATE_NOOP("source", "feed"),
    QT_TRANSLATE_NOOP("source", "app"),
    QT_TRANSLATE_NOOP("source", "account"),
    QT_TRANSLATE_NOOP("source", "Your user name"),
    QT_TRANSLATE_NOOP("source", "Without u/; its own answers tell which mentions were answered"),
    QT_TRANSLATE_NOOP(
        "source",
        "feed: open reddit.com/prefs/feeds while logged in and copy the address of any RSS link there. app: the client secret. account: client secret and refresh token with a space between; it needs the scopes identity, read, history and privatemessages",
    ),
    QT_TRANSLATE_NOOP("source", "Client id"),
    QT_TRANSLATE_NOOP("source", "For app and account: under the app's name at reddit.com/prefs/apps"),
    QT_TRANSLATE_NOOP("source", "In Reddit's search language; empty: the terms of the brand"),
    QT_TRANSLATE_NOOP("source", "Subreddits"),
    QT_TRANSLATE_NOOP(
        "source",
        "Read all comments there and keep those that name the brand, since search finds only posts: kettles, tea",
    ),
    QT_TRANSLATE_NOOP("source", "Stands in for all of Reddit's addresses; usually empty"),
    # Lemmy
    QT_TRANSLATE_NOOP("source", "Its own answers tell which mentions were answered; needed to log in"),
    QT_TRANSLATE_NOOP("source", "Password"),
    QT_TRANSLATE_NOOP("source", "Adds mentions and replies. With two-factor login: a login token (JWT)"),
    # Weibo
    QT_TRANSLATE_NOOP(
        "source",
        "Of your app at open.weibo.com, given to it by your account; its basic rights are enough. It expires after some time (for apps in test after a day) and must then be made anew",
    ),
    QT_TRANSLATE_NOOP("source", "Name or number; its own comments tell which mentions were answered"),
    QT_TRANSLATE_NOOP("source", "Topic"),
    QT_TRANSLATE_NOOP("source", "A topic without its # signs: its newest 200 posts. Needs the right search/topics"),
    QT_TRANSLATE_NOOP("source", "The app has the commercial API"),
    QT_TRANSLATE_NOOP("source", "Asks c.api.weibo.com, which allows far more"),
    QT_TRANSLATE_NOOP("source", "Look for deleted posts"),
    QT_TRANSLATE_NOOP("source", "Needs the right statuses/show; off: unseen"),
    QT_TRANSLATE_NOOP("source", "Where the API is asked; usually empty"),
    # Discourse
    QT_TRANSLATE_NOOP("source", "Forum"),
    QT_TRANSLATE_NOOP("source", "Its address, such as https://forum.example"),
    QT_TRANSLATE_NOOP(
        "source",
        "Empty: every new post is read, and those that name the brand are kept; that misses nothing. A search reads less of a very busy forum, which may allow it to members only",
    ),
    QT_TRANSLATE_NOOP("source", "Its own answers tell which mentions were answered"),
    QT_TRANSLATE_NOOP("source", "Key"),
    QT_TRANSLATE_NOOP(
        "source",
        "Adds replies and mentions, and forums for members only. A user API key with the scopes read and notifications, or a read-only key that an administrator makes under Admin, API",
    ),
    QT_TRANSLATE_NOOP("source", "The key is"),
    QT_TRANSLATE_NOOP("source", "user"),
    QT_TRANSLATE_NOOP("source", "admin"),
    # Kinds of feeds: what is filled in
    QT_TRANSLATE_NOOP("source", "Address of the alert's feed"),
    QT_TRANSLATE_NOOP("source", "Ends in two long numbers"),
    QT_TRANSLATE_NOOP("source", "Language"),
    QT_TRANSLATE_NOOP("source", "Such as en or zh-CN"),
    QT_TRANSLATE_NOOP("source", "Country"),
    QT_TRANSLATE_NOOP("source", "Two letters, such as US, DE or CN"),
    QT_TRANSLATE_NOOP("source", "Channel id"),
    QT_TRANSLATE_NOOP("source", "Begins with UC; on the channel's page under About, Share, Copy channel id"),
    QT_TRANSLATE_NOOP("source", "Its address, such as forum.example.com"),
    QT_TRANSLATE_NOOP("source", "Subreddit"),
    QT_TRANSLATE_NOOP("source", "Such as r/tea"),
    QT_TRANSLATE_NOOP("source", "Such as lemmy.ml"),
    QT_TRANSLATE_NOOP("source", "Community"),
    QT_TRANSLATE_NOOP("source", "Its short name"),
    QT_TRANSLATE_NOOP("source", "Tag"),
    QT_TRANSLATE_NOOP("source", "Such as python"),
    QT_TRANSLATE_NOOP("source", "Podcast id"),
    QT_TRANSLATE_NOOP("source", "The number at the end of its Apple Podcasts address"),
    QT_TRANSLATE_NOOP("source", "Site"),
    QT_TRANSLATE_NOOP("source", "Its address, such as blog.example.com"),
    # Kinds of feeds
    QT_TRANSLATE_NOOP("preset", "Google Alerts"),
    QT_TRANSLATE_NOOP(
        "preset", "Make an alert at google.com/alerts, deliver it to a feed, and copy the address of the feed icon."
    ),
    QT_TRANSLATE_NOOP("preset", "Google News search"),
    QT_TRANSLATE_NOOP("preset", "The newest hundred articles that match."),
    QT_TRANSLATE_NOOP("preset", "Bing News search"),
    QT_TRANSLATE_NOOP("preset", "A dozen of the newest articles that match."),
    QT_TRANSLATE_NOOP("preset", "YouTube channel"),
    QT_TRANSLATE_NOOP("preset", "The fifteen newest videos of a channel, with views; no key is needed."),
    QT_TRANSLATE_NOOP("preset", "Discourse forum, all posts"),
    QT_TRANSLATE_NOOP("preset", "The newest fifty posts of a public forum that runs Discourse, answers among them."),
    QT_TRANSLATE_NOOP("preset", "Discourse forum, new topics"),
    QT_TRANSLATE_NOOP("preset", "The newest topics of a public forum that runs Discourse."),
    QT_TRANSLATE_NOOP("preset", "Reddit search"),
    QT_TRANSLATE_NOOP(
        "preset", "The newest twenty-five posts that match; Reddit may ask feeds without an account to slow down."
    ),
    QT_TRANSLATE_NOOP("preset", "Subreddit, comments"),
    QT_TRANSLATE_NOOP("preset", "The newest comments of a subreddit."),
    QT_TRANSLATE_NOOP("preset", "Lemmy community"),
    QT_TRANSLATE_NOOP("preset", "The newest posts of a community."),
    QT_TRANSLATE_NOOP("preset", "Stack Overflow tag"),
    QT_TRANSLATE_NOOP("preset", "The newest thirty questions with a tag."),
    QT_TRANSLATE_NOOP("preset", "Podcast reviews"),
    QT_TRANSLATE_NOOP("preset", "The newest fifty reviews of a podcast in one country's Apple Podcasts."),
    QT_TRANSLATE_NOOP("preset", "Comments of a WordPress site"),
    QT_TRANSLATE_NOOP("preset", "The newest comments under all articles of a site."),
)
