<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ActionBar</name>
    <message>
        <source>Reopen</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>已解决</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>加星</translation>
    </message>
    <message>
        <source>Mark as unread</source>
        <translation>标为未读</translation>
    </message>
    <message>
        <source>Open the original</source>
        <translation>打开原文</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>稍后</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>Opens the platform&apos;s page where one replies</source>
        <translation>打开平台上可以回复的页面</translation>
    </message>
</context>
<context>
    <name>Activity</name>
    <message>
        <source>%1 of %2 mentions</source>
        <translation>%2 条提及中的 %1 条</translation>
    </message>
    <message>
        <source>%1 of %2 comments</source>
        <translation>%2 条评论中的 %1 条</translation>
    </message>
    <message>
        <source>%1 of %2 reviews</source>
        <translation>%2 条评价中的 %1 条</translation>
    </message>
    <message>
        <source>%1 of %2 posts</source>
        <translation>%2 条帖子中的 %1 条</translation>
    </message>
    <message>
        <source>%1 of %2 items</source>
        <translation>%2 条内容中的 %1 条</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>还有 %1</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>soon</source>
        <translation>很快</translation>
    </message>
    <message>
        <source>never</source>
        <translation>不再查询</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>Being read</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>Nothing is asked until you let it go on</source>
        <translation>在你让它继续之前不会查询</translation>
    </message>
    <message>
        <source>Not heard yet</source>
        <translation>尚未听见</translation>
    </message>
    <message>
        <source>Heard %1</source>
        <translation>%1听见</translation>
    </message>
    <message>
        <source>live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>last heard %1</source>
        <translation>上次听见 %1</translation>
    </message>
    <message>
        <source>still reading back to %1</source>
        <translation>仍在回读，直到 %1</translation>
    </message>
    <message>
        <source>%1 heard in all</source>
        <translation>共听见 %1 条</translation>
    </message>
    <message>
        <source>%1 kept aside</source>
        <translation>另存待查 %1</translation>
    </message>
    <message>
        <source>%1 of 30 days</source>
        <translation>30 天覆盖率：%1</translation>
    </message>
    <message>
        <source>sampled</source>
        <translation>抽样</translation>
    </message>
    <message>
        <source>as far as the platform shows</source>
        <translation>限于平台所给的部分</translation>
    </message>
    <message>
        <source>a part was missed</source>
        <translation>错过了一部分</translation>
    </message>
    <message>
        <source>No longer heard live; it is asked as often as before. %1</source>
        <translation>不再实时收听；仍照以前的频率查询。%1</translation>
    </message>
    <message>
        <source>More came live than could be taken in: %1 are left to the next round</source>
        <translation>实时涌来的太多，接收不及：%1 条留到下一轮</translation>
    </message>
    <message>
        <source>Something happened that this version has no words for (%1)</source>
        <translation>发生了这个版本还不会描述的事（%1）</translation>
    </message>
    <message>
        <source>for %1 so far</source>
        <translation>至今已 %1</translation>
    </message>
    <message>
        <source>for %1, until %2</source>
        <translation>历时 %1，到 %2 为止</translation>
    </message>
</context>
<context>
    <name>ActivityPanel</name>
    <message>
        <source>%1 listening</source>
        <translation>%1 个正在监听</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 个等待中</translation>
    </message>
    <message>
        <source>%1 not heard</source>
        <translation>%1 个听不到</translation>
    </message>
    <message>
        <source>%1 off</source>
        <translation>%1 个未启用</translation>
    </message>
    <message>
        <source>No entry matches the search.</source>
        <translation>没有符合搜索的记录。</translation>
    </message>
    <message>
        <source>Nothing went wrong so far.</source>
        <translation>至今没有出过问题。</translation>
    </message>
    <message>
        <source>A source that was removed</source>
        <translation>已移除的数据源</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>动态</translation>
    </message>
    <message>
        <source>Ask all now</source>
        <translation>立即查询全部</translation>
    </message>
    <message>
        <source>Now and next</source>
        <translation>现在与接下来</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>No source matches the search.</source>
        <translation>没有符合搜索的数据源。</translation>
    </message>
    <message>
        <source>Nothing is listened to yet</source>
        <translation>还没有监听任何内容</translation>
    </message>
    <message>
        <source>Add a source, and what it does, did and will do stands here.</source>
        <translation>添加数据源后，它正在做、做过和将要做的事都列在这里。</translation>
    </message>
    <message>
        <source>Go to the sources</source>
        <translation>去数据源</translation>
    </message>
</context>
<context>
    <name>Alerts</name>
    <message>
        <source>Somebody</source>
        <translation>有人</translation>
    </message>
    <message>
        <source>%1: “%2”</source>
        <translation>%1：“%2”</translation>
    </message>
    <message numerus="yes">
        <source>%n new complaint(s)</source>
        <translation>
            <numerusform>%n 条新投诉</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>BrandHead</name>
    <message>
        <source>competitor</source>
        <translation>竞品</translation>
    </message>
    <message>
        <source>Listens for %1</source>
        <translation>监听：%1</translation>
    </message>
    <message>
        <source>not %1</source>
        <translation>排除：%1</translation>
    </message>
    <message>
        <source>ours: %1</source>
        <translation>我方账号：%1</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>修改 %1</translation>
    </message>
    <message>
        <source>Add a source</source>
        <translation>添加数据源</translation>
    </message>
</context>
<context>
    <name>BrandSheet</name>
    <message>
        <source>Change this brand</source>
        <translation>修改品牌</translation>
    </message>
    <message>
        <source>Add a brand</source>
        <translation>添加品牌</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Somebody else&apos;s brand, to compare with</source>
        <translation>别家的品牌，用来对照</translation>
    </message>
    <message>
        <source>the name</source>
        <translation>品牌名称</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Words to listen for</source>
        <translation>要听的词</translation>
    </message>
    <message>
        <source>Separated by commas: other spellings, products, the name in Chinese. Empty: the name.</source>
        <translation>用逗号隔开：别的写法、产品名、英文名。留空则只听品牌名称。</translation>
    </message>
    <message>
        <source>Also “phrases”, word*, -word, AND, OR, lang:zh, author:anna.</source>
        <translation>也可以写“短语”、word*、-word、AND、OR、lang:zh、author:anna。</translation>
    </message>
    <message>
        <source>Not when it says</source>
        <translation>出现这些词时除外</translation>
    </message>
    <message>
        <source>Words that show that something else is meant.</source>
        <translation>说明指的是别的东西的词。</translation>
    </message>
    <message>
        <source>Our own accounts</source>
        <translation>我方账号</translation>
    </message>
    <message>
        <source>As platform:handle, such as bluesky:frostline.example. A reply by them counts as an answer.</source>
        <translation>写成“平台:账号”，例如 bluesky:frostline.example。由它们发出的回复算作答复。</translation>
    </message>
    <message>
        <source>Give the brand a name.</source>
        <translation>请填写品牌名称。</translation>
    </message>
</context>
<context>
    <name>Cards</name>
    <message>
        <source>Negative</source>
        <translation>负面</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Still unheard</source>
        <translation>仍未被听见</translation>
    </message>
    <message>
        <source>Listened to</source>
        <translation>已倾听</translation>
    </message>
    <message>
        <source>being counted</source>
        <translation>正在统计</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>来自 %1</translation>
    </message>
    <message>
        <source>the first has waited %1</source>
        <translation>最早的一位已等了 %1</translation>
    </message>
    <message>
        <source>nobody waits</source>
        <translation>没有人在等</translation>
    </message>
    <message>
        <source>of %1 heard in this period</source>
        <translation>这段时间共听见 %1 条</translation>
    </message>
    <message>
        <source>too few for a share: %1 heard</source>
        <translation>只听见 %1 条，不足以算比例</translation>
    </message>
    <message>
        <source>was %1 before</source>
        <translation>此前为 %1</translation>
    </message>
    <message>
        <source>too few before to compare</source>
        <translation>此前太少，无法比较</translation>
    </message>
    <message>
        <source>nobody looked before</source>
        <translation>此前没有查看</translation>
    </message>
</context>
<context>
    <name>CaseDeeds</name>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Kept with the case. Enter keeps it, Esc leaves all as it was.</source>
        <translation>与工单一起保存。回车保存，Esc 保持原样。</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>已备注</translation>
    </message>
    <message>
        <source>This evening, %1</source>
        <translation>今晚 %1</translation>
    </message>
    <message>
        <source>Tomorrow morning, %1</source>
        <translation>明早 %1</translation>
    </message>
    <message>
        <source>Next week, %1</source>
        <translation>下周，%1</translation>
    </message>
    <message>
        <source>In three days, %1</source>
        <translation>三天后，%1</translation>
    </message>
    <message>
        <source>Promise kept</source>
        <translation>承诺已兑现</translation>
    </message>
    <message>
        <source>The promise was kept</source>
        <translation>承诺已经兑现</translation>
    </message>
    <message>
        <source>What was promised?</source>
        <translation>承诺了什么？</translation>
    </message>
    <message>
        <source>Due: %1. It stands among the promises until it was kept.</source>
        <translation>期限：%1。兑现之前一直列在“承诺”里。</translation>
    </message>
    <message>
        <source>Promise noted</source>
        <translation>已记下承诺</translation>
    </message>
    <message>
        <source>We will get back to them</source>
        <translation>我们会回复对方</translation>
    </message>
    <message>
        <source>Waiting for us</source>
        <translation>等我们回复</translation>
    </message>
    <message>
        <source>Waiting for them</source>
        <translation>等对方回复</translation>
    </message>
    <message>
        <source>Handed to: %1</source>
        <translation>已转交：%1</translation>
    </message>
    <message>
        <source>Me (%1)</source>
        <translation>我（%1）</translation>
    </message>
    <message>
        <source>Who takes care of it?</source>
        <translation>由谁负责？</translation>
    </message>
    <message>
        <source>A name.</source>
        <translation>填一个名字。</translation>
    </message>
    <message>
        <source>Somebody else…</source>
        <translation>其他人…</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>无人</translation>
    </message>
    <message>
        <source>Given to %1</source>
        <translation>已交给 %1</translation>
    </message>
    <message>
        <source>Nobody takes care of it</source>
        <translation>暂无人负责</translation>
    </message>
    <message>
        <source>Answered elsewhere</source>
        <translation>已在别处答复</translation>
    </message>
    <message>
        <source>No reply is needed</source>
        <translation>无需回复</translation>
    </message>
    <message>
        <source>It cannot be helped</source>
        <translation>无法解决</translation>
    </message>
    <message>
        <source>Not meant for us</source>
        <translation>不是对我们说的</translation>
    </message>
    <message>
        <source>Why does nobody reply?</source>
        <translation>为什么不回复？</translation>
    </message>
    <message>
        <source>Kept in the history of the case.</source>
        <translation>保存在工单的历史里。</translation>
    </message>
    <message>
        <source>Another reason…</source>
        <translation>其他原因…</translation>
    </message>
    <message>
        <source>The whole thread: %1</source>
        <translation>整个讨论：%1</translation>
    </message>
    <message>
        <source>The same person: %1</source>
        <translation>同一个人：%1</translation>
    </message>
    <message>
        <source>Nearly the same words: %1</source>
        <translation>几乎相同的话：%1</translation>
    </message>
    <message>
        <source>No open complaint is near to this one. Choose several to make one case.</source>
        <translation>没有与此相近的未结投诉。选中多条即可合为一个工单。</translation>
    </message>
    <message>
        <source>One case: %1</source>
        <translation>合为一个工单：%1</translation>
    </message>
    <message>
        <source>Each for itself again</source>
        <translation>已重新分开</translation>
    </message>
    <message>
        <source>This case is a single complaint.</source>
        <translation>此工单只有一条投诉。</translation>
    </message>
</context>
<context>
    <name>CaseHistory</name>
    <message>
        <source>listened to</source>
        <translation>已听取</translation>
    </message>
    <message>
        <source>marked as unread</source>
        <translation>标为未读</translation>
    </message>
    <message>
        <source>resolved</source>
        <translation>已解决</translation>
    </message>
    <message>
        <source>reopened</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>snoozed until %1</source>
        <translation>推迟到 %1</translation>
    </message>
    <message>
        <source>said to be a complaint</source>
        <translation>认定为投诉</translation>
    </message>
    <message>
        <source>said to be none</source>
        <translation>认定不是投诉</translation>
    </message>
    <message>
        <source>corrected: %1</source>
        <translation>更正：%1</translation>
    </message>
    <message>
        <source>note: %1</source>
        <translation>备注：%1</translation>
    </message>
    <message>
        <source>promised: %1</source>
        <translation>承诺：%1</translation>
    </message>
    <message>
        <source>promise kept</source>
        <translation>承诺已兑现</translation>
    </message>
    <message>
        <source>handed to: %1</source>
        <translation>转交：%1</translation>
    </message>
    <message>
        <source>given to %1</source>
        <translation>交给 %1</translation>
    </message>
    <message>
        <source>waiting for them</source>
        <translation>等对方回复</translation>
    </message>
    <message>
        <source>waiting for us</source>
        <translation>等我们回复</translation>
    </message>
    <message>
        <source>made part of another case</source>
        <translation>并入另一工单</translation>
    </message>
    <message>
        <source>stands for itself again</source>
        <translation>重新独立成工单</translation>
    </message>
    <message>
        <source>replied: %1</source>
        <translation>已回复：%1</translation>
    </message>
    <message>
        <source>%1 (taken back)</source>
        <translation>%1（已撤回）</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无人</translation>
    </message>
</context>
<context>
    <name>Channel</name>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>门店</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>信件</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮件</translation>
    </message>
    <message>
        <source>Otherwise</source>
        <translation>其他方式</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>negative</source>
        <translation>负面</translation>
    </message>
    <message>
        <source>neutral</source>
        <translation>中性</translation>
    </message>
    <message>
        <source>positive</source>
        <translation>正面</translation>
    </message>
    <message>
        <source>unsure</source>
        <translation>拿不准</translation>
    </message>
    <message>
        <source>complaints</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>people</source>
        <translation>人</translation>
    </message>
    <message>
        <source>who complained</source>
        <translation>其中投诉的人</translation>
    </message>
    <message>
        <source>the period before</source>
        <translation>上一时段</translation>
    </message>
    <message>
        <source>%1, negative</source>
        <translation>%1，负面</translation>
    </message>
    <message>
        <source>all platforms</source>
        <translation>全部平台</translation>
    </message>
    <message>
        <source>complaints for %1</source>
        <translation>交给%1的投诉</translation>
    </message>
    <message>
        <source>more was said than it shows at once</source>
        <translation>内容多于它一次给出的量</translation>
    </message>
    <message>
        <source>asked to slow down</source>
        <translation>对方要求放慢</translation>
    </message>
    <message>
        <source>the allowance was used up</source>
        <translation>配额已用完</translation>
    </message>
    <message>
        <source>the budget was used up</source>
        <translation>预算已用完</translation>
    </message>
    <message>
        <source>it refused</source>
        <translation>对方拒绝</translation>
    </message>
    <message>
        <source>there was no network</source>
        <translation>没有网络</translation>
    </message>
    <message>
        <source>by hour</source>
        <translation>按小时</translation>
    </message>
    <message>
        <source>by day</source>
        <translation>按天</translation>
    </message>
    <message>
        <source>by week</source>
        <translation>按周</translation>
    </message>
    <message>
        <source>by month</source>
        <translation>按月</translation>
    </message>
    <message>
        <source>not looked</source>
        <translation>未查看</translation>
    </message>
    <message>
        <source>not counted yet</source>
        <translation>尚未数到</translation>
    </message>
    <message>
        <source>%1 not read</source>
        <translation>未读取 %1</translation>
    </message>
    <message>
        <source>All brands</source>
        <translation>全部品牌</translation>
    </message>
    <message>
        <source>under 1 %</source>
        <translation>不到 1%</translation>
    </message>
    <message>
        <source>over 99 %</source>
        <translation>超过 99%</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>still to come</source>
        <translation>尚未到来</translation>
    </message>
    <message>
        <source>coverage %1</source>
        <translation>覆盖率：%1</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>MMM</source>
        <translation>M月</translation>
    </message>
    <message>
        <source>yyyy</source>
        <translation>yyyy年</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>%1: how people feel</source>
        <translation>%1：大家的感受</translation>
    </message>
    <message>
        <source>people, each once a bin</source>
        <translation>人数，每段每人只算一次</translation>
    </message>
    <message>
        <source>share of the mentions; bins under 10 are left out</source>
        <translation>占全部的比例；不足 10 条的时段不画</translation>
    </message>
    <message>
        <source>where bins are narrower than a pixel, the fullest is drawn</source>
        <translation>一格不足一个像素时，画其中最高的一格</translation>
    </message>
    <message>
        <source>counted so far: from %1 on</source>
        <translation>目前数到：%1 起</translation>
    </message>
    <message>
        <source>judged by %1</source>
        <translation>判断模型 %1</translation>
    </message>
</context>
<context>
    <name>ChartCard</name>
    <message>
        <source>Nothing was heard in this period</source>
        <translation>这段时间没有听见任何声音</translation>
    </message>
    <message>
        <source>Look further back, or see in Sources whether anybody listened.</source>
        <translation>往前多看一些，或到“数据源”看看当时是否在收听。</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>显示全部时间</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Whole period</source>
        <translation>整段时间</translation>
    </message>
    <message>
        <source>The chart as a table</source>
        <translation>表格形式的图表</translation>
    </message>
    <message>
        <source>Chart: arrow keys move, Enter opens what they said</source>
        <translation>图表：方向键移动，回车键查看他们说了什么</translation>
    </message>
</context>
<context>
    <name>ColumnFields</name>
    <message>
        <source>%1 is read as</source>
        <translation>%1 读作</translation>
    </message>
    <message>
        <source>not read, kept beside</source>
        <translation>不读取，另行保留</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>What do you want to do?</source>
        <translation>想做什么？</translation>
    </message>
    <message>
        <source>Find a command</source>
        <translation>查找命令</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>No command has these letters.</source>
        <translation>没有含这些字的命令。</translation>
    </message>
</context>
<context>
    <name>ContextPane</name>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Waiting for a person</source>
        <translation>等待人工回应</translation>
    </message>
    <message>
        <source>nobody of us has replied yet</source>
        <translation>我们还没有人回复</translation>
    </message>
    <message>
        <source>Answered after</source>
        <translation>多久后得到回复</translation>
    </message>
    <message>
        <source>the first reply by one of our own accounts</source>
        <translation>我们自己账号的首次回复</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>发布至今</translation>
    </message>
    <message>
        <source>no complaint waits here</source>
        <translation>这里没有等待处理的投诉</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>no complaint</source>
        <translation>不是投诉</translation>
    </message>
    <message>
        <source>Need</source>
        <translation>诉求</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>One case of</source>
        <translation>合为一个工单</translation>
    </message>
    <message>
        <source>Taken care of by</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Promised for</source>
        <translation>承诺期限</translation>
    </message>
    <message>
        <source>%1, overdue</source>
        <translation>%1，已逾期</translation>
    </message>
    <message>
        <source>Feeling</source>
        <translation>情绪</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>Listened to</source>
        <translation>听过</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>星标</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>You decided whether this is a complaint.</source>
        <translation>是否投诉由你判定。</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>On</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>First heard</source>
        <translation>首次听见</translation>
    </message>
    <message>
        <source>over %1</source>
        <translation>超过 %1</translation>
    </message>
    <message>
        <source>%1, answered %2</source>
        <translation>%1 条，回应 %2 条</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Says it is</source>
        <translation>自称</translation>
    </message>
    <message>
        <source>automated</source>
        <translation>自动发布</translation>
    </message>
</context>
<context>
    <name>Correcting</name>
    <message>
        <source>What we publish ourselves is not judged.</source>
        <translation>我们自己发布的内容不作判断。</translation>
    </message>
    <message>
        <source>Feeling: %1</source>
        <translation>情绪：%1</translation>
    </message>
    <message>
        <source>Need: %1</source>
        <translation>诉求：%1</translation>
    </message>
    <message>
        <source>Desk: %1</source>
        <translation>部门：%1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>Counted</name>
    <message numerus="yes">
        <source>asked %n time(s)</source>
        <translation>
            <numerusform>已问 %n 次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>looks canned (sent %n time(s))</source>
        <translation>
            <numerusform>像是套话（发过 %n 次）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n agree(s)</source>
        <translation>
            <numerusform>%n 人赞同</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln follower(s)</source>
        <translation>
            <numerusform>%Ln 位粉丝</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attachment(s), not loaded</source>
        <translation>
            <numerusform>%n 个附件，未加载</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n earlier message(s)</source>
        <translation>
            <numerusform>显示之前的 %n 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n later message(s)</source>
        <translation>
            <numerusform>显示之后的 %n 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>已选 %n 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>works: %n item(s) read</source>
        <translation>
            <numerusform>可用：读到 %n 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Being read: %n new so far</source>
        <translation>
            <numerusform>正在读取：已有 %n 条新内容</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln cannot be read</source>
        <translation>
            <numerusform>%Ln 行读不出来</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln known already</source>
        <translation>
            <numerusform>%Ln 条已有</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln belong(s) to no brand</source>
        <translation>
            <numerusform>%Ln 条不属于任何品牌</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with characters that had to be mended</source>
        <translation>
            <numerusform>%Ln 条含有需要修复的字符</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mention(s) imported</source>
        <translation>
            <numerusform>已导入 %Ln 条提及</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with new words or counts</source>
        <translation>
            <numerusform>%Ln 条有新的文字或计数</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln kept aside, not readable</source>
        <translation>
            <numerusform>%Ln 条读不出来，已另存</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mention(s) taken back</source>
        <translation>
            <numerusform>已撤回 %Ln 条提及</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stay(s): somebody read or decided about them</source>
        <translation>
            <numerusform>%Ln 条保留：有人读过或处理过</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stay(s): they came in another way, too</source>
        <translation>
            <numerusform>%Ln 条保留：它们也从别处来过</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>customer service</source>
        <translation>客服</translation>
    </message>
    <message>
        <source>repair</source>
        <translation>维修</translation>
    </message>
    <message>
        <source>logistics</source>
        <translation>物流</translation>
    </message>
    <message>
        <source>billing</source>
        <translation>账务</translation>
    </message>
    <message>
        <source>product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>IT</source>
        <translation>信息技术</translation>
    </message>
    <message>
        <source>safety</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>legal</source>
        <translation>法务</translation>
    </message>
    <message>
        <source>marketing</source>
        <translation>市场</translation>
    </message>
    <message>
        <source>store</source>
        <translation>门店</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>监听</translation>
    </message>
    <message>
        <source>Ask all sources now</source>
        <translation>立即查询所有数据源</translation>
    </message>
    <message>
        <source>Add a brand</source>
        <translation>添加品牌</translation>
    </message>
    <message>
        <source>Add a source</source>
        <translation>添加数据源</translation>
    </message>
    <message>
        <source>Open the demo brand</source>
        <translation>打开演示品牌</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>切换浅色或深色</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>The demo asks nobody: all of it is invented.</source>
        <translation>演示不会查询任何平台：里面的一切都是虚构的。</translation>
    </message>
</context>
<context>
    <name>EventPage</name>
    <message>
        <source>somebody</source>
        <translation>某人</translation>
    </message>
    <message>
        <source>Nothing was decided yet.</source>
        <translation>还没有任何决定。</translation>
    </message>
    <message>
        <source>done: %1</source>
        <translation>完成：%1</translation>
    </message>
    <message>
        <source>open again: %1</source>
        <translation>重新打开：%1</translation>
    </message>
    <message>
        <source>you were told</source>
        <translation>已提醒你</translation>
    </message>
    <message>
        <source>Typical posts</source>
        <translation>典型帖子</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>What was decided</source>
        <translation>决定记录</translation>
    </message>
    <message>
        <source>What did you decide? Enter keeps it</source>
        <translation>你决定了什么？按回车保存</translation>
    </message>
</context>
<context>
    <name>Events</name>
    <message>
        <source>More said than usual</source>
        <translation>提及比平时多</translation>
    </message>
    <message>
        <source>More complaints than usual</source>
        <translation>投诉比平时多</translation>
    </message>
    <message>
        <source>growing</source>
        <translation>上升中</translation>
    </message>
    <message>
        <source>at its peak</source>
        <translation>高峰</translation>
    </message>
    <message>
        <source>fading</source>
        <translation>消退中</translation>
    </message>
    <message>
        <source>over</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>%1 within %2 h; %3 are usual</source>
        <translation>%2 小时内 %1 条；平时 %3 条</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>看到</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Noticed</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>在哪里</translation>
    </message>
    <message>
        <source>%1 by the three busiest authors, of %2 posts looked at</source>
        <translation>看过的 %2 条中，%1 出自最活跃的三人</translation>
    </message>
    <message>
        <source>By few</source>
        <translation>是否少数人</translation>
    </message>
    <message>
        <source>Its end</source>
        <translation>何时结束</translation>
    </message>
    <message>
        <source>%1 beyond the usual, 48 h after its beginning (%2 to %3)</source>
        <translation>开始后 48 小时共比平时多 %1 条（%2 到 %3）</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>预计</translation>
    </message>
    <message>
        <source>ended %1, after %2</source>
        <translation>%1 结束，历时 %2</translation>
    </message>
    <message>
        <source>cannot tell</source>
        <translation>无法判断</translation>
    </message>
    <message>
        <source>about %1 (%2 to %3, four times in five)</source>
        <translation>约 %1（五次里四次在 %2 到 %3 之间）</translation>
    </message>
    <message>
        <source>Read the typical posts and the ten oldest complaints</source>
        <translation>读典型帖子和最早的十条投诉</translation>
    </message>
    <message>
        <source>Name who answers, and until when</source>
        <translation>定下由谁答复、何时之前</translation>
    </message>
    <message>
        <source>Find the cause, or say that it is not known</source>
        <translation>找到原因，或说明尚不清楚</translation>
    </message>
    <message>
        <source>Say publicly what is known and what is done</source>
        <translation>公开说明已知的情况和正在做的事</translation>
    </message>
    <message>
        <source>Look after a day whether the curve bent</source>
        <translation>一天后看曲线是否改变</translation>
    </message>
    <message>
        <source>one false alert a week</source>
        <translation>每周一次误报</translation>
    </message>
    <message>
        <source>one false alert a month</source>
        <translation>每月一次误报</translation>
    </message>
    <message>
        <source>one false alert in three months</source>
        <translation>每三个月一次误报</translation>
    </message>
    <message>
        <source>one false alert a year</source>
        <translation>每年一次误报</translation>
    </message>
</context>
<context>
    <name>EventsPanel</name>
    <message>
        <source>The events could not be read</source>
        <translation>无法读取事件</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>最多</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>停止留意</translation>
    </message>
    <message>
        <source>Watch for events</source>
        <translation>留意事件</translation>
    </message>
    <message>
        <source>At most %1, over all brands together</source>
        <translation>所有品牌合计最多%1</translation>
    </message>
    <message>
        <source>Nobody watches</source>
        <translation>没有在留意</translation>
    </message>
    <message numerus="yes">
        <source>on the last year of your own: %n alert(s)</source>
        <translation>
            <numerusform>按你过去一年的数据：%n 次提醒</numerusform>
        </translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>No event so far</source>
        <translation>还没有事件</translation>
    </message>
    <message>
        <source>When people speak about you more than your own past explains, it stands here: what it is about, since when, where, and when its end may be expected.</source>
        <translation>当人们谈论你的程度超出你自己以往的情况，就会列在这里：关于什么、从何时起、在哪里、预计何时结束。</translation>
    </message>
</context>
<context>
    <name>ExportButton</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Picture (PNG)…</source>
        <translation>图片 (PNG)…</translation>
    </message>
    <message>
        <source>Drawing (SVG)…</source>
        <translation>矢量图 (SVG)…</translation>
    </message>
    <message>
        <source>Page (PDF)…</source>
        <translation>页面 (PDF)…</translation>
    </message>
    <message>
        <source>Table (CSV)…</source>
        <translation>表格 (CSV)…</translation>
    </message>
    <message>
        <source>Spreadsheet (XLSX)…</source>
        <translation>电子表格 (XLSX)…</translation>
    </message>
    <message>
        <source>Weekly report (PDF)…</source>
        <translation>周报（PDF）…</translation>
    </message>
    <message>
        <source>Weekly report (HTML)…</source>
        <translation>周报（HTML）…</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Colours as on the screen</source>
        <translation>使用屏幕上的配色</translation>
    </message>
    <message>
        <source>Size of pictures</source>
        <translation>图片尺寸</translation>
    </message>
    <message>
        <source>As on the screen</source>
        <translation>与屏幕相同</translation>
    </message>
    <message>
        <source>Export the timeline</source>
        <translation>导出情绪时间线</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Timeline exported</source>
        <translation>时间线已导出</translation>
    </message>
    <message>
        <source>Picture copied</source>
        <translation>图片已复制</translation>
    </message>
    <message>
        <source>The timeline was not exported</source>
        <translation>时间线没有导出</translation>
    </message>
</context>
<context>
    <name>Fans</name>
    <message>
        <source>not told</source>
        <translation>未透露</translation>
    </message>
    <message>
        <source>over %1</source>
        <translation>%1 以上</translation>
    </message>
    <message>
        <source>under %1</source>
        <translation>不足 %1</translation>
    </message>
    <message>
        <source>oldest fan</source>
        <translation>最早的粉丝</translation>
    </message>
    <message>
        <source>newest</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>No stretch of hollow accounts stands out.</source>
        <translation>没有明显成段的空心号。</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>另有 %1 段</translation>
    </message>
    <message>
        <source>No dates are known of these fans.</source>
        <translation>这些粉丝没有已知的日期。</translation>
    </message>
    <message>
        <source>Fan-quality audit</source>
        <translation>粉丝质量审计</translation>
    </message>
    <message>
        <source>Reachable people</source>
        <translation>可触达的人</translation>
    </message>
    <message>
        <source>posted within 90 days</source>
        <translation>90 天内发过帖</translation>
    </message>
    <message>
        <source>Quiet people</source>
        <translation>安静的人</translation>
    </message>
    <message>
        <source>silent for 90 days: not fake</source>
        <translation>沉默 90 天，但不是假的</translation>
    </message>
    <message>
        <source>Hollow</source>
        <translation>空心号</translation>
    </message>
    <message>
        <source>exist to be counted</source>
        <translation>只为凑数而存在</translation>
    </message>
    <message>
        <source>Automated</source>
        <translation>自动账号</translation>
    </message>
    <message>
        <source>post by program</source>
        <translation>由程序发帖</translation>
    </message>
    <message>
        <source>Cannot tell</source>
        <translation>无法判断</translation>
    </message>
    <message>
        <source>too little to read</source>
        <translation>信息太少</translation>
    </message>
    <message>
        <source>readable fans</source>
        <translation>位可读的粉丝</translation>
    </message>
    <message>
        <source>reachable</source>
        <translation>可触达</translation>
    </message>
    <message>
        <source>ever spoke of you</source>
        <translation>曾提到你</translation>
    </message>
    <message>
        <source>show to be customers</source>
        <translation>看得出是顾客</translation>
    </message>
    <message>
        <source>no verdict</source>
        <translation>不下结论</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>%1–%2 %</source>
        <translation>%1–%2%</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>MMM yyyy</source>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>@%1 on %2</source>
        <translation>%2 上的 @%1</translation>
    </message>
    <message>
        <source>%1 of %2 fans read</source>
        <translation>已读 %2 位粉丝中的 %1 位</translation>
    </message>
    <message>
        <source>%1 drawn at random</source>
        <translation>随机抽取 %1 位</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>来自 %1</translation>
    </message>
    <message>
        <source>the whole list</source>
        <translation>完整名单</translation>
    </message>
    <message>
        <source>the platform hides a part</source>
        <translation>平台隐藏了一部分</translation>
    </message>
    <message>
        <source>%1 not readable</source>
        <translation>%1 位读不出</translation>
    </message>
    <message>
        <source>rules %1</source>
        <translation>规则 %1</translation>
    </message>
    <message>
        <source>Only %1 fans could be read; under %2 there is no verdict.</source>
        <translation>只读到 %1 位粉丝；不足 %2 位不下结论。</translation>
    </message>
    <message>
        <source>Nobody has judged a card yet: the intervals rest on other audiences and are wide. Judge about 100 cards to narrow them.</source>
        <translation>还没有人判断过卡片：区间依据的是其他受众，因此很宽。判断约 100 张卡片可以收窄。</translation>
    </message>
    <message>
        <source>%1 cards judged by you.</source>
        <translation>你判断了 %1 张卡片。</translation>
    </message>
    <message>
        <source>Shown twice, %1 of %2 were judged the same.</source>
        <translation>重复出现的 %2 张中，%1 张判断一致。</translation>
    </message>
    <message>
        <source>From 30 cards on your word carries the estimate alone.</source>
        <translation>从 30 张起，估计只依据你的判断。</translation>
    </message>
    <message>
        <source>not before %1</source>
        <translation>不早于 %1</translation>
    </message>
    <message>
        <source>p &lt; 0.001</source>
        <translation>p &lt; 0.001</translation>
    </message>
    <message>
        <source>p = %1</source>
        <translation>p = %1</translation>
    </message>
    <message>
        <source>%1 hollow of %2 in a row, %3: looks bought (%4)</source>
        <translation>连续 %2 个中有 %1 个空心号，%3：像是买的（%4）</translation>
    </message>
    <message>
        <source> (%1)</source>
        <translation>（%1）</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>%1 accounts, the surest first. Chances, not verdicts: nothing of this leaves Earful.</source>
        <translation>%1 个账号，最有把握的在前。这是可能性，不是定论；这些内容不会离开 Earful。</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>显示更多</translation>
    </message>
    <message>
        <source>hollow %1 · automated %2</source>
        <translation>空心 %1 · 自动 %2</translation>
    </message>
    <message>
        <source>judged by you: %1</source>
        <translation>你的判断：%1</translation>
    </message>
    <message>
        <source>real</source>
        <translation>真人</translation>
    </message>
    <message>
        <source>hollow</source>
        <translation>空心号</translation>
    </message>
    <message>
        <source>automated</source>
        <translation>自动账号</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>已跳过</translation>
    </message>
    <message>
        <source>%1 followers · follows %2 · %3 posts</source>
        <translation>粉丝 %1 · 关注 %2 · 发帖 %3</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>%1 注册</translation>
    </message>
    <message>
        <source>last post %1</source>
        <translation>最近发帖 %1</translation>
    </message>
    <message>
        <source>How they came</source>
        <translation>粉丝何时到来</translation>
    </message>
    <message>
        <source>In the order they came</source>
        <translation>按到来的顺序</translation>
    </message>
    <message>
        <source>Is your fan a customer?</source>
        <translation>你的粉丝是你的顾客吗？</translation>
    </message>
    <message>
        <source>darker: likelier hollow</source>
        <translation>颜色越深，越可能是空心号</translation>
    </message>
    <message>
        <source>By the dates the platform tells.</source>
        <translation>按平台给出的日期。</translation>
    </message>
    <message>
        <source>The earliest possible dates: by order, and nobody follows before they register.</source>
        <translation>最早可能的日期：根据顺序推断，且没有人在注册之前就关注。</translation>
    </message>
    <message>
        <source>Counted in what Earful has heard: a lower bound. Language of %1 fans not known; place of all.</source>
        <translation>只数 Earful 听到过的，是下限。%1 位粉丝的语言未知，所有人的地点未知。</translation>
    </message>
    <message>
        <source>%1 are on your customer list.</source>
        <translation>%1 位在你的顾客名单上。</translation>
    </message>
    <message>
        <source>Those who spoke: %1.</source>
        <translation>说过话的人：%1。</translation>
    </message>
    <message>
        <source>Who complains</source>
        <translation>谁在投诉</translation>
    </message>
    <message>
        <source>%1 of them are fans. %2 are not: who watches only followers would not have heard them.</source>
        <translation>其中 %1 位是粉丝，%2 位不是：只看粉丝的人听不到他们。</translation>
    </message>
    <message>
        <source>Fans you answered</source>
        <translation>你回复过的粉丝</translation>
    </message>
    <message>
        <source>of %1 who spoke; %2 of %3 fans who complained got an answer.</source>
        <translation>说过话的共 %1 位；投诉过的 %3 位粉丝中有 %2 位得到答复。</translation>
    </message>
    <message>
        <source>Who does the talking</source>
        <translation>谁在说话</translation>
    </message>
    <message>
        <source>fans spoke. The busiest tenth of them wrote %1 of their %2 messages.</source>
        <translation>位粉丝说过话。最活跃的十分之一写了 %2 条中的 %1 条。</translation>
    </message>
    <message>
        <source>Ever spoke of you</source>
        <translation>曾提到你</translation>
    </message>
    <message>
        <source>Fans who complained</source>
        <translation>投诉过的粉丝</translation>
    </message>
    <message>
        <source>Show to be customers</source>
        <translation>看得出是顾客</translation>
    </message>
    <message>
        <source>In this run</source>
        <translation>这一段中的账号</translation>
    </message>
    <message>
        <source>All readable fans</source>
        <translation>所有可读的粉丝</translation>
    </message>
    <message>
        <source>Back to the audit</source>
        <translation>返回审计</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Fans</source>
        <translation>粉丝</translation>
    </message>
    <message>
        <source>Hollow runs</source>
        <translation>成段的空心号</translation>
    </message>
    <message>
        <source>Other rules judged the two audits: part of a change may be theirs.</source>
        <translation>两次审计用的规则不同：部分变化可能来自规则。</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 个百分点</translation>
    </message>
    <message>
        <source>%1 points, may be chance</source>
        <translation>%1 个百分点，可能是偶然</translation>
    </message>
    <message>
        <source>Who is answered, by size of voice</source>
        <translation>谁得到了回复（按声量）</translation>
    </message>
    <message>
        <source>Complaints and questions of the last 90 days; an answer is the first reply of an account of yours. Shares of fewer than ten are not drawn.</source>
        <translation>最近 90 天的投诉和提问；你的账号的第一条回复算作答复。不足十条的不画出比例。</translation>
    </message>
    <message>
        <source>Said again and again</source>
        <translation>一再重复的话</translation>
    </message>
    <message>
        <source>No reply came three times in the same words.</source>
        <translation>没有哪条回复用同样的话出现过三次。</translation>
    </message>
    <message>
        <source>What you took back</source>
        <translation>你收回的内容</translation>
    </message>
    <message>
        <source>%1 posts or replies of yours are gone from their platforms.</source>
        <translation>你有 %1 条帖子或回复已从平台上消失。</translation>
    </message>
    <message>
        <source>Whom you blocked, no platform tells.</source>
        <translation>你拉黑过谁，平台都不会透露。</translation>
    </message>
    <message>
        <source>Complaints answered</source>
        <translation>已答复的投诉</translation>
    </message>
    <message>
        <source>Questions answered</source>
        <translation>已答复的提问</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 条中的 %1 条</translation>
    </message>
    <message>
        <source>median wait %1 h, the waiting counted</source>
        <translation>等待中位数 %1 小时，仍在等的也计入</translation>
    </message>
    <message>
        <source>most still wait</source>
        <translation>多数仍在等</translation>
    </message>
    <message>
        <source>replies to %1 posts of yours; you answered %2 of them</source>
        <translation>你的 %1 条帖子收到的回复；你回应了其中 %2 条</translation>
    </message>
    <message>
        <source>Replies per post</source>
        <translation>每条帖子的回复</translation>
    </message>
    <message>
        <source>of %1 replies say the same words as two others at least</source>
        <translation>在 %1 条回复中，与至少另外两条用词相同</translation>
    </message>
    <message>
        <source>Canned</source>
        <translation>套话</translation>
    </message>
    <message>
        <source>Too few large or small voices to compare how they are answered.</source>
        <translation>大号或小号太少，无法比较他们得到的回复。</translation>
    </message>
    <message>
        <source>A voice with over 10,000 followers is %1 (%2–%3) times as likely to be answered as one under 100.</source>
        <translation>粉丝过万的人得到回复的可能性，是粉丝不足一百的人的 %1 倍（%2–%3）。</translation>
    </message>
    <message>
        <source>With so many cases a ratio under %1 could go unseen.</source>
        <translation>以现有数量，低于 %1 倍的差别可能看不出来。</translation>
    </message>
    <message>
        <source>Real</source>
        <translation>真人</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Look at the account where it lives if you are unsure. Some cards come twice, to see how far you agree with yourself.</source>
        <translation>拿不准时，请到原平台看看这个账号。有些卡片会出现两次，用来看你前后是否一致。</translation>
    </message>
    <message>
        <source>Card %1 of %2</source>
        <translation>第 %1 张，共 %2 张</translation>
    </message>
    <message>
        <source>no bio</source>
        <translation>没有简介</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Followers</source>
        <translation>粉丝</translation>
    </message>
    <message>
        <source>Follows</source>
        <translation>关注</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>发帖</translation>
    </message>
    <message>
        <source>Picture of its own</source>
        <translation>有自己的头像</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>注册</translation>
    </message>
    <message>
        <source>Last post</source>
        <translation>最近发帖</translation>
    </message>
    <message>
        <source>Wrote to or about you</source>
        <translation>曾写信给你或提到你</translation>
    </message>
    <message>
        <source>Reading the reposts of your posts…</source>
        <translation>正在读取你帖子的转发…</translation>
    </message>
    <message>
        <source>%1 posts of yours were reposted; %2 of them have the %3 stored reposts that a verdict needs. Who reposted stays in the inbox, whatever is said here.</source>
        <translation>你有 %1 条帖子被转发；其中 %2 条存有判断所需的 %3 次转发。无论这里怎么说，转发的人都留在收件箱里。</translation>
    </message>
    <message>
        <source>Before a campaign that asks to tag three friends</source>
        <translation>在发起“@三位好友”的活动之前</translation>
    </message>
    <message>
        <source>Accounts behind it: %1</source>
        <translation>背后的账号：%1</translation>
    </message>
    <message>
        <source>cannot tell</source>
        <translation>无法判断</translation>
    </message>
    <message>
        <source>looks bought: %1</source>
        <translation>像是买的：%1</translation>
    </message>
    <message>
        <source>nothing stands out: %1</source>
        <translation>没有异常：%1</translation>
    </message>
    <message>
        <source>%1 · %2 · %3 reposts stored of %4 counted</source>
        <translation>%1 · %2 · 平台计 %4 次转发，已存 %3 次</translation>
    </message>
    <message>
        <source>looks more bought than %1 of your other posts</source>
        <translation>比你其他帖子中的 %1 更像买的</translation>
    </message>
    <message>
        <source>No post of yours with %1 stored reposts looks unbought yet, so nothing can be said.</source>
        <translation>还没有一条存有 %1 次转发且看起来没有买量的帖子，无法预测。</translation>
    </message>
    <message>
        <source>Of %2 posts that do not look bought, %1 would, had the same people at the same times only tagged three friends.</source>
        <translation>在 %2 条看起来没有买量的帖子中，如果同样的人在同样的时间只@三位好友，会有 %1 条看起来像买的。</translation>
    </message>
    <message>
        <source>Complaints by voices with %1 followers, those that wait first</source>
        <translation>粉丝数 %1 的人的投诉，等待中的在前</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>FansExport</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Picture (PNG)…</source>
        <translation>图片 (PNG)…</translation>
    </message>
    <message>
        <source>Drawing (SVG)…</source>
        <translation>矢量图 (SVG)…</translation>
    </message>
    <message>
        <source>Page (PDF)…</source>
        <translation>页面 (PDF)…</translation>
    </message>
    <message>
        <source>Report (HTML)…</source>
        <translation>报告 (HTML)…</translation>
    </message>
    <message>
        <source>Report with accounts (JSON)…</source>
        <translation>含账号的报告 (JSON)…</translation>
    </message>
    <message>
        <source>Accounts (CSV)…</source>
        <translation>账号 (CSV)…</translation>
    </message>
    <message>
        <source>Accounts (XLSX)…</source>
        <translation>账号 (XLSX)…</translation>
    </message>
    <message>
        <source>Export the audit</source>
        <translation>导出审计</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Audit exported</source>
        <translation>审计已导出</translation>
    </message>
    <message>
        <source>The audit was not exported</source>
        <translation>审计未能导出</translation>
    </message>
</context>
<context>
    <name>FansPanel</name>
    <message>
        <source>Judge cards</source>
        <translation>判断卡片</translation>
    </message>
    <message>
        <source>Audit an account…</source>
        <translation>审计一个账号…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Judge %1 cards</source>
        <translation>判断 %1 张卡片</translation>
    </message>
    <message>
        <source>No audit yet</source>
        <translation>还没有审计</translation>
    </message>
    <message>
        <source>Here you will see what your followers are: reachable, quiet, hollow or automated, each with its interval and the accounts behind it. Reddit, forums, feeds and app stores have no followers to list.</source>
        <translation>这里会显示你的粉丝是什么样的：可触达、安静、空心还是自动账号，各有区间和背后的账号。Reddit、论坛、订阅源和应用商店没有可列出的粉丝。</translation>
    </message>
    <message>
        <source>Open the demo brand</source>
        <translation>打开演示品牌</translation>
    </message>
    <message>
        <source>Audit a file…</source>
        <translation>审计一个文件…</translation>
    </message>
    <message>
        <source>Audit %1: the whole list</source>
        <translation>审计 %1：完整名单</translation>
    </message>
    <message>
        <source>Audit %1: about %2 drawn at random</source>
        <translation>审计 %1：随机抽取约 %2 位</translation>
    </message>
    <message>
        <source>Match a customer list…</source>
        <translation>比对顾客名单…</translation>
    </message>
    <message>
        <source>Audit a file of profiles</source>
        <translation>审计一个资料文件</translation>
    </message>
    <message>
        <source>Profiles (*.jsonl *.ndjson *.csv *.tsv)</source>
        <translation>资料 (*.jsonl *.ndjson *.csv *.tsv)</translation>
    </message>
    <message>
        <source>Match a customer list</source>
        <translation>比对顾客名单</translation>
    </message>
    <message>
        <source>Lists (*.csv *.txt)</source>
        <translation>名单 (*.csv *.txt)</translation>
    </message>
    <message>
        <source>Beginning…</source>
        <translation>开始…</translation>
    </message>
    <message>
        <source>Judging and counting…</source>
        <translation>正在判断和计数…</translation>
    </message>
    <message>
        <source>Asked to slow down; going on at %1</source>
        <translation>平台要求放慢，%1 继续</translation>
    </message>
    <message>
        <source>%1 of %2 fans listed, %3 profiles read</source>
        <translation>已列出 %2 位粉丝中的 %1 位，已读 %3 份资料</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>约剩 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) matched by hash; the list itself is not kept.</source>
        <translation>
            <numerusform>以散列比对 %n 个名字；名单本身不保存。</numerusform>
        </translation>
    </message>
    <message>
        <source>Customer list taken</source>
        <translation>已接收顾客名单</translation>
    </message>
    <message>
        <source>The audit stopped</source>
        <translation>审计已停止</translation>
    </message>
    <message>
        <source>Reposts</source>
        <translation>转发</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>What to look at</source>
        <translation>查看什么</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>审计</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>What was said</source>
        <translation>说了什么</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Author: name</source>
        <translation>作者：名字</translation>
    </message>
    <message>
        <source>Author: account</source>
        <translation>作者：账号</translation>
    </message>
    <message>
        <source>Author: id</source>
        <translation>作者：编号</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>品牌</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Likes</source>
        <translation>点赞数</translation>
    </message>
    <message>
        <source>Replies</source>
        <translation>回复数</translation>
    </message>
    <message>
        <source>Reposts</source>
        <translation>转发</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>引用数</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>浏览数</translation>
    </message>
    <message>
        <source>Answers (id)</source>
        <translation>所回复的内容（编号）</translation>
    </message>
    <message>
        <source>Began with (id)</source>
        <translation>讨论的开头（编号）</translation>
    </message>
    <message>
        <source>Repost of (id)</source>
        <translation>所转发的内容（编号）</translation>
    </message>
    <message>
        <source>Quotes (id)</source>
        <translation>所引用的内容（编号）</translation>
    </message>
    <message>
        <source>Pictures, files</source>
        <translation>图片、文件</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>编辑时间</translation>
    </message>
    <message>
        <source>Author: page</source>
        <translation>作者：主页</translation>
    </message>
    <message>
        <source>Author: followers</source>
        <translation>作者：粉丝数</translation>
    </message>
    <message>
        <source>Author: follows</source>
        <translation>作者：关注数</translation>
    </message>
    <message>
        <source>Author: posts</source>
        <translation>作者：发帖数</translation>
    </message>
    <message>
        <source>Author: since</source>
        <translation>作者：注册时间</translation>
    </message>
    <message>
        <source>Author: a bot</source>
        <translation>作者：是否机器人</translation>
    </message>
    <message>
        <source>Author: verified</source>
        <translation>作者：是否认证</translation>
    </message>
    <message>
        <source>Address in the network</source>
        <translation>网络内的地址</translation>
    </message>
    <message>
        <source>Link to answer</source>
        <translation>回复用的链接</translation>
    </message>
    <message>
        <source>Heard at</source>
        <translation>听见时间</translation>
    </message>
    <message>
        <source>Deleted at</source>
        <translation>删除时间</translation>
    </message>
    <message>
        <source>Our own</source>
        <translation>是否我方内容</translation>
    </message>
</context>
<context>
    <name>FiguresTable</name>
    <message>
        <source>when</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>looked at</source>
        <translation>查看比例</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>All platforms</source>
        <translation>全部平台</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>All desks</source>
        <translation>全部部门</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Compare with…</source>
        <translation>对比…</translation>
    </message>
    <message>
        <source>The period before</source>
        <translation>上一时段</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>对比对象</translation>
    </message>
    <message>
        <source>mentions</source>
        <translation>条数</translation>
    </message>
    <message>
        <source>share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>people</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>说了什么</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>品牌</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 (we)</source>
        <translation>%1（我方）</translation>
    </message>
    <message>
        <source>As it will be stored</source>
        <translation>将这样保存</translation>
    </message>
    <message>
        <source>Row %1</source>
        <translation>第 %1 行</translation>
    </message>
    <message>
        <source>Stopped before the end</source>
        <translation>没有到结尾就停止了</translation>
    </message>
</context>
<context>
    <name>ImportEntry</name>
    <message>
        <source>Import a file…</source>
        <translation>导入文件…</translation>
    </message>
    <message>
        <source>Write down a complaint</source>
        <translation>记录一条投诉</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>Tables, JSON and mail</source>
        <translation>表格、JSON 和邮件</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Add a brand first</source>
        <translation>请先添加品牌</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Written down for %1</source>
        <translation>已为 %1 记录</translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation>没有做任何更改</translation>
    </message>
</context>
<context>
    <name>ImportSheet</name>
    <message>
        <source>Import %1</source>
        <translation>导入 %1</translation>
    </message>
    <message>
        <source>By the words of each row</source>
        <translation>按每一行的文字</translation>
    </message>
    <message>
        <source>as the file says</source>
        <translation>以文件为准</translation>
    </message>
    <message>
        <source>The one that fits</source>
        <translation>自动匹配</translation>
    </message>
    <message>
        <source>Guess from the names</source>
        <translation>按列名猜测</translation>
    </message>
    <message>
        <source>By the other dates</source>
        <translation>参照其他日期</translation>
    </message>
    <message>
        <source>Day first</source>
        <translation>日在前</translation>
    </message>
    <message>
        <source>Month first</source>
        <translation>月在前</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Keep this mapping</source>
        <translation>保存此对应</translation>
    </message>
    <message>
        <source>Name of this mapping</source>
        <translation>对应的名称</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Published on</source>
        <translation>发布平台</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>列的对应</translation>
    </message>
    <message>
        <source>Dates like 03/11/2026</source>
        <translation>03/11/2026 这样的日期</translation>
    </message>
    <message>
        <source>What the columns hold</source>
        <translation>各列的内容</translation>
    </message>
    <message>
        <source>As it will be stored</source>
        <translation>将这样保存</translation>
    </message>
    <message>
        <source>Looking at the file…</source>
        <translation>正在查看文件…</translation>
    </message>
    <message>
        <source>The one that fits: %1</source>
        <translation>自动匹配：%1</translation>
    </message>
    <message>
        <source>Say which column holds what was said.</source>
        <translation>请指明哪一列是说的话。</translation>
    </message>
    <message>
        <source>%1 so far…</source>
        <translation>目前 %1…</translation>
    </message>
    <message>
        <source>… and %1 more, kept aside</source>
        <translation>……另有 %1 条，已另存</translation>
    </message>
    <message>
        <source>“%1” is kept. Files with these columns are read like this from now on.</source>
        <translation>已保存“%1”。今后含有这些列的文件都这样读取。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>正在导入…</translation>
    </message>
    <message>
        <source>%1 imported…</source>
        <translation>已导入 %1…</translation>
    </message>
</context>
<context>
    <name>Inbox</name>
    <message>
        <source>somebody without a name</source>
        <translation>没有名字的人</translation>
    </message>
    <message>
        <source>waiting for them</source>
        <translation>等对方回复</translation>
    </message>
    <message>
        <source>ours</source>
        <translation>我们</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>已回应</translation>
    </message>
    <message>
        <source>resolved</source>
        <translation>已解决</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>已编辑</translation>
    </message>
    <message>
        <source>deleted by author</source>
        <translation>作者已删除</translation>
    </message>
    <message>
        <source>snoozed until %1</source>
        <translation>%1 再看</translation>
    </message>
    <message>
        <source>waiting for us</source>
        <translation>等我们回应</translation>
    </message>
</context>
<context>
    <name>InboxKeys</name>
    <message>
        <source>Work on a mention</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>Work on a case</source>
        <translation>处理工单</translation>
    </message>
    <message>
        <source>Look at</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Next mention</source>
        <translation>下一条</translation>
    </message>
    <message>
        <source>Previous mention</source>
        <translation>上一条</translation>
    </message>
    <message>
        <source>Show what arrived</source>
        <translation>显示新到的</translation>
    </message>
    <message>
        <source>Resolve or reopen</source>
        <translation>解决或重新打开</translation>
    </message>
    <message>
        <source>Snooze…</source>
        <translation>稍后处理…</translation>
    </message>
    <message>
        <source>Reply on the platform</source>
        <translation>在平台上回复</translation>
    </message>
    <message>
        <source>Open the original</source>
        <translation>打开原文</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>加星</translation>
    </message>
    <message>
        <source>Mark as unread</source>
        <translation>标为未读</translation>
    </message>
    <message>
        <source>Complaint or not</source>
        <translation>是否投诉</translation>
    </message>
    <message>
        <source>Correct the feeling…</source>
        <translation>更正情绪…</translation>
    </message>
    <message>
        <source>Correct the need…</source>
        <translation>更正诉求…</translation>
    </message>
    <message>
        <source>Correct the desk…</source>
        <translation>更正部门…</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>备注…</translation>
    </message>
    <message>
        <source>Promise…</source>
        <translation>承诺…</translation>
    </message>
    <message>
        <source>Waiting for them, or for us</source>
        <translation>等对方，或等我们</translation>
    </message>
    <message>
        <source>Hand to a desk…</source>
        <translation>转交部门…</translation>
    </message>
    <message>
        <source>Who takes care of it…</source>
        <translation>由谁负责…</translation>
    </message>
    <message>
        <source>Resolve without a reply…</source>
        <translation>不回复并解决…</translation>
    </message>
    <message>
        <source>Make one case…</source>
        <translation>合为一个工单…</translation>
    </message>
    <message>
        <source>Take the case apart</source>
        <translation>拆开工单</translation>
    </message>
    <message>
        <source>Desks and saved searches…</source>
        <translation>部门与已存搜索…</translation>
    </message>
    <message>
        <source>Save this search…</source>
        <translation>保存此搜索…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>KeySheet</name>
    <message>
        <source>Keys that work here</source>
        <translation>这里可用的按键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message>
        <source>English</source>
        <translation>英语</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>German</source>
        <translation>德语</translation>
    </message>
    <message>
        <source>French</source>
        <translation>法语</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>西班牙语</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>葡萄牙语</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>意大利语</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>荷兰语</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>波兰语</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>俄语</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>日语</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>韩语</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>阿拉伯语</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>土耳其语</translation>
    </message>
</context>
<context>
    <name>LegendEntry</name>
    <message>
        <source>Show or hide: %1</source>
        <translation>显示或隐藏：%1</translation>
    </message>
</context>
<context>
    <name>LinkedWords</name>
    <message>
        <source>Opens %1 in the browser</source>
        <translation>在浏览器中打开 %1</translation>
    </message>
</context>
<context>
    <name>ListHead</name>
    <message>
        <source>%1, the first for %2</source>
        <translation>%1，最久已等 %2</translation>
    </message>
</context>
<context>
    <name>Looks</name>
    <message>
        <source>Desk: %1</source>
        <translation>部门：%1</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Search for something first: “/” goes to the search.</source>
        <translation>请先搜索：按“/”进入搜索框。</translation>
    </message>
    <message>
        <source>V finds it again: %1</source>
        <translation>按 V 可再次找到：%1</translation>
    </message>
    <message>
        <source>Save this search as</source>
        <translation>将此搜索保存为</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>All commands</source>
        <translation>全部命令</translation>
    </message>
    <message>
        <source>Search mentions</source>
        <translation>搜索提及</translation>
    </message>
    <message>
        <source>Keys that work here</source>
        <translation>这里可用的按键</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>窗口的下一部分</translation>
    </message>
    <message>
        <source>Previous part of the window</source>
        <translation>窗口的上一部分</translation>
    </message>
    <message>
        <source>Switch brand</source>
        <translation>切换品牌</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>前往</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>倾听</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>管理</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>面板</translation>
    </message>
</context>
<context>
    <name>MarkerForm</name>
    <message>
        <source>Mark on the timeline</source>
        <translation>在时间线上标记</translation>
    </message>
    <message>
        <source>What we said or did, in a few words</source>
        <translation>我们说了或做了什么，几个字即可</translation>
    </message>
    <message>
        <source>It ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>We said something: ask whether it bent the curve</source>
        <translation>我们发了声明：之后看它是否改变了曲线</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
</context>
<context>
    <name>Marking</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Marker taken away</source>
        <translation>标记已移除</translation>
    </message>
    <message>
        <source>Did it bend the curve?</source>
        <translation>曲线因此改变了吗？</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>No markers in this period</source>
        <translation>这一时段没有标记</translation>
    </message>
    <message>
        <source>Marked</source>
        <translation>已标记</translation>
    </message>
    <message>
        <source>The marker was not stored</source>
        <translation>标记没有存下来</translation>
    </message>
</context>
<context>
    <name>MentionCard</name>
    <message>
        <source>edited</source>
        <translation>已编辑</translation>
    </message>
    <message>
        <source>deleted by author</source>
        <translation>作者已删除</translation>
    </message>
    <message>
        <source>Original on %1 ↗</source>
        <translation>%1 上的原文 ↗</translation>
    </message>
    <message>
        <source>Show earlier wording</source>
        <translation>显示原先的文字</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>直到 %1</translation>
    </message>
    <message>
        <source>Hide earlier wording</source>
        <translation>收起原先的文字</translation>
    </message>
</context>
<context>
    <name>MentionList</name>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>The inbox could not be read</source>
        <translation>收件箱读不出来</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>没有匹配的内容</translation>
    </message>
    <message>
        <source>No mention in this view has these words. Look in All.</source>
        <translation>这个视图里没有这些字词，可以到“全部”里找。</translation>
    </message>
    <message>
        <source>Add a source</source>
        <translation>添加数据源</translation>
    </message>
    <message>
        <source>Open the demo brand</source>
        <translation>打开演示品牌</translation>
    </message>
    <message>
        <source>Nothing was heard yet</source>
        <translation>还没有听到什么</translation>
    </message>
    <message>
        <source>What people say about your brand will stand here, the longest waiting first.</source>
        <translation>人们对你的品牌说的话会在这里，等得最久的在最前。</translation>
    </message>
    <message>
        <source>Everybody was heard</source>
        <translation>每个人都被听见了</translation>
    </message>
    <message>
        <source>No complaint waits to be read. New ones come here.</source>
        <translation>没有等着被读的投诉。新的会来到这里。</translation>
    </message>
    <message>
        <source>No complaint is open</source>
        <translation>没有未了结的投诉</translation>
    </message>
    <message>
        <source>New ones come here by themselves.</source>
        <translation>新的会自己来到这里。</translation>
    </message>
    <message>
        <source>Nothing is in doubt</source>
        <translation>没有拿不准的</translation>
    </message>
    <message>
        <source>Here stands what may be a complaint and may be none.</source>
        <translation>这里放的是可能是投诉、也可能不是的内容。</translation>
    </message>
    <message>
        <source>Nothing is snoozed</source>
        <translation>没有推后的</translation>
    </message>
    <message>
        <source>H puts a complaint off; it comes back by itself.</source>
        <translation>按 H 把投诉推后，它会自己回来。</translation>
    </message>
    <message>
        <source>Nothing is resolved yet</source>
        <translation>还没有解决的</translation>
    </message>
    <message>
        <source>E marks a complaint as resolved.</source>
        <translation>按 E 标为已解决。</translation>
    </message>
    <message>
        <source>Nobody waits for us</source>
        <translation>没有人在等我们</translation>
    </message>
    <message>
        <source>It is the others&apos; turn everywhere.</source>
        <translation>现在都轮到对方了。</translation>
    </message>
    <message>
        <source>We wait for nobody</source>
        <translation>我们没有在等谁</translation>
    </message>
    <message>
        <source>Whom we answered stands here until they reply.</source>
        <translation>我们答复过的人在对方回复之前列在这里。</translation>
    </message>
    <message>
        <source>No promise is open</source>
        <translation>没有未兑现的承诺</translation>
    </message>
    <message>
        <source>P notes what we promised, and by when.</source>
        <translation>按 P 记下承诺了什么、何时兑现。</translation>
    </message>
    <message>
        <source>Nobody had to ask again</source>
        <translation>没有人需要再次追问</translation>
    </message>
    <message>
        <source>Who complains more than once comes here.</source>
        <translation>多次投诉的人会列在这里。</translation>
    </message>
    <message>
        <source>Mentions</source>
        <translation>提及</translation>
    </message>
    <message>
        <source>Show what arrived (.)</source>
        <translation>显示新来的内容（.）</translation>
    </message>
</context>
<context>
    <name>MentionModel</name>
    <message>
        <source>unread</source>
        <translation>未读</translation>
    </message>
</context>
<context>
    <name>Need</name>
    <message>
        <source>refund</source>
        <translation>退款</translation>
    </message>
    <message>
        <source>repair</source>
        <translation>维修</translation>
    </message>
    <message>
        <source>delivery</source>
        <translation>配送</translation>
    </message>
    <message>
        <source>information</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>respect</source>
        <translation>尊重</translation>
    </message>
    <message>
        <source>safety</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>access</source>
        <translation>登录使用</translation>
    </message>
    <message>
        <source>privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>improvement</source>
        <translation>改进</translation>
    </message>
    <message>
        <source>honesty</source>
        <translation>诚信</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>已撤销：%1</translation>
    </message>
</context>
<context>
    <name>Panels</name>
    <message>
        <source>Inbox</source>
        <translation>收件箱</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>情绪时间线</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>数据源</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>动态</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Fans</source>
        <translation>粉丝</translation>
    </message>
</context>
<context>
    <name>Platform</name>
    <message>
        <source>Weibo</source>
        <translation>微博</translation>
    </message>
    <message>
        <source>Zhihu</source>
        <translation>知乎</translation>
    </message>
    <message>
        <source>Xiaohongshu</source>
        <translation>小红书</translation>
    </message>
    <message>
        <source>Bilibili</source>
        <translation>哔哩哔哩</translation>
    </message>
    <message>
        <source>Tieba</source>
        <translation>贴吧</translation>
    </message>
    <message>
        <source>forum</source>
        <translation>论坛</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>电子邮件</translation>
    </message>
    <message>
        <source>by voice</source>
        <translation>口头</translation>
    </message>
    <message>
        <source>ticket</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>survey</source>
        <translation>调查问卷</translation>
    </message>
</context>
<context>
    <name>Presets</name>
    <message>
        <source>Media monitoring export</source>
        <translation>媒体监测导出</translation>
    </message>
    <message>
        <source>Comments under a post</source>
        <translation>帖子下的评论</translation>
    </message>
    <message>
        <source>Help desk tickets</source>
        <translation>客服系统工单</translation>
    </message>
    <message>
        <source>List of calls</source>
        <translation>通话记录</translation>
    </message>
    <message>
        <source>Reviews of a shop</source>
        <translation>店铺评价</translation>
    </message>
    <message>
        <source>Answers to a survey</source>
        <translation>调查问卷答复</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>heard so far · %1 of them complaints</source>
        <translation>条已听见 · 其中 %1 条投诉</translation>
    </message>
    <message>
        <source>Asking now…</source>
        <translation>正在查询…</translation>
    </message>
    <message>
        <source>%1 heard</source>
        <translation>已听见 %1</translation>
    </message>
    <message>
        <source>Listening for %1</source>
        <translation>正在监听 %1</translation>
    </message>
    <message>
        <source>Add feeds and accounts</source>
        <translation>添加订阅和账号</translation>
    </message>
    <message>
        <source>Read what was said</source>
        <translation>看看大家说了什么</translation>
    </message>
    <message>
        <source>Go to the inbox</source>
        <translation>去收件箱</translation>
    </message>
    <message>
        <source>No source could be reached just now. They are asked again by themselves; under Sources stands what is wrong with each.</source>
        <translation>眼下一个数据源也连不上。稍后会自动重试；各自的问题写在“数据源”里。</translation>
    </message>
    <message>
        <source>The first look goes back 30 days and takes a few minutes. You need not wait: it goes on by itself, and new complaints are told as they come.</source>
        <translation>第一次会回看 30 天，需要几分钟。不必等候：它会自己继续，有新投诉会随时告诉你。</translation>
    </message>
</context>
<context>
    <name>Quote</name>
    <message>
        <source>complaint</source>
        <translation>投诉</translation>
    </message>
</context>
<context>
    <name>ReadingPane</name>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>need: %1</source>
        <translation>诉求：%1</translation>
    </message>
    <message>
        <source>desk: %1</source>
        <translation>部门：%1</translation>
    </message>
    <message>
        <source>feeling: %1</source>
        <translation>情绪：%1</translation>
    </message>
    <message>
        <source>%1, you said</source>
        <translation>%1（你说的）</translation>
    </message>
    <message>
        <source>complaint, says you</source>
        <translation>投诉（你判定）</translation>
    </message>
    <message>
        <source>no complaint, says you</source>
        <translation>不是投诉（你判定）</translation>
    </message>
    <message>
        <source>complaint %1</source>
        <translation>投诉 %1</translation>
    </message>
    <message>
        <source>no complaint %1</source>
        <translation>不是投诉 %1</translation>
    </message>
    <message>
        <source>as you said of one like it</source>
        <translation>与你对类似内容的判断一致</translation>
    </message>
    <message>
        <source>judged by what is marked</source>
        <translation>依标出的字词判断</translation>
    </message>
    <message>
        <source>not right?</source>
        <translation>不对？</translation>
    </message>
    <message>
        <source>Complaint or not: your word counts, and is kept (C)</source>
        <translation>是不是投诉以你说的为准，并会保留 (C)</translation>
    </message>
    <message>
        <source>One person at a time</source>
        <translation>一次听一个人</translation>
    </message>
    <message>
        <source>J takes the next one, E marks as resolved, H puts off. “?” shows all keys.</source>
        <translation>J 看下一条，E 标为已解决，H 推后。按“?”查看所有按键。</translation>
    </message>
</context>
<context>
    <name>Readout</name>
    <message>
        <source>still to come</source>
        <translation>尚未到来</translation>
    </message>
    <message>
        <source>%1 negative (%2)</source>
        <translation>负面 %1（%2）</translation>
    </message>
    <message>
        <source>too few for a share</source>
        <translation>太少，不足以算比例</translation>
    </message>
    <message>
        <source>looked at %1 of it</source>
        <translation>只查看了其中 %1 的时间</translation>
    </message>
    <message>
        <source>so far</source>
        <translation>截至目前</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>it has no text</source>
        <translation>没有文字</translation>
    </message>
    <message>
        <source>“%1” is not a date</source>
        <translation>“%1”不是日期</translation>
    </message>
    <message>
        <source>“%1” could be two dates; write it like %2</source>
        <translation>“%1”可以读成两个日期；请写成 %2 这样</translation>
    </message>
    <message>
        <source>“%1” lies outside the years that can be kept</source>
        <translation>“%1”超出可保存的年份</translation>
    </message>
    <message>
        <source>it has %1 cells but there are %2 columns</source>
        <translation>它有 %1 个单元格，而表格有 %2 列</translation>
    </message>
    <message>
        <source>this is not JSON (%1)</source>
        <translation>这不是 JSON（%1）</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation>嵌套过深</translation>
    </message>
    <message>
        <source>it is not an object with named fields</source>
        <translation>不是带字段名的对象</translation>
    </message>
    <message>
        <source>this message is larger than %1 MB</source>
        <translation>这封邮件超过 %1 MB</translation>
    </message>
    <message>
        <source>a quotation mark in it is never closed</source>
        <translation>其中有引号没有闭合</translation>
    </message>
</context>
<context>
    <name>Ribbon</name>
    <message>
        <source>Period: %1</source>
        <translation>时段：%1</translation>
    </message>
</context>
<context>
    <name>Sentiment</name>
    <message>
        <source>negative</source>
        <translation>负面</translation>
    </message>
    <message>
        <source>neutral</source>
        <translation>中性</translation>
    </message>
    <message>
        <source>positive</source>
        <translation>正面</translation>
    </message>
    <message>
        <source>cannot tell</source>
        <translation>说不准</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Look and language</source>
        <translation>外观与语言</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Start and tray</source>
        <translation>启动与托盘</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Light or dark, or as the system has it.</source>
        <translation>浅色、深色，或随系统。</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>The language of the window. What people wrote stays as they wrote it.</source>
        <translation>窗口的语言。人们写的话保持原样。</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Where a day begins, in charts and for “this evening”.</source>
        <translation>决定图表里一天从何时开始，以及“今晚”是几点。</translation>
    </message>
    <message>
        <source>Tell of new complaints</source>
        <translation>有新投诉时告诉我</translation>
    </message>
    <message>
        <source>A notice for each, one for all when there are many. Without it they wait in the inbox.</source>
        <translation>每条一个提醒，太多时合成一个。关掉后，它们在收件箱里等着。</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>安静时段</translation>
    </message>
    <message>
        <source>In these hours nothing is told. What came is told in one notice when they end.</source>
        <translation>这段时间不打扰。期间的内容在结束时用一个提醒告诉你。</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>安静开始</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>安静结束</translation>
    </message>
    <message>
        <source>Show Earful in the tray</source>
        <translation>在托盘显示 Earful</translation>
    </message>
    <message>
        <source>Where the desktop has a tray. Closing the window then leaves Earful listening.</source>
        <translation>桌面有托盘时可用。关上窗口后，Earful 继续倾听。</translation>
    </message>
    <message>
        <source>Start minimised</source>
        <translation>启动时最小化</translation>
    </message>
    <message>
        <source>Earful begins to listen without opening its window.</source>
        <translation>Earful 不打开窗口就开始倾听。</translation>
    </message>
    <message>
        <source>Start when you log in</source>
        <translation>登录时启动</translation>
    </message>
    <message>
        <source>Earful begins to listen with your session.</source>
        <translation>登录系统后，Earful 就开始倾听。</translation>
    </message>
</context>
<context>
    <name>SettingsPanel</name>
    <message>
        <source>As the system (%1)</source>
        <translation>跟随系统（%1）</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>复制诊断信息</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>No setting matches the search.</source>
        <translation>没有符合搜索的设置。</translation>
    </message>
    <message>
        <source>About Earful</source>
        <translation>关于 Earful</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>MIT licence. No account, no server of ours, no telemetry; secrets stay in the system&apos;s keyring.</source>
        <translation>MIT 许可证。无需账号，没有我们的服务器，不上传任何使用数据；密钥只存放在系统密钥环里。</translation>
    </message>
</context>
<context>
    <name>SourceCard</name>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>正在查询…</translation>
    </message>
    <message>
        <source>Ask now</source>
        <translation>立即查询</translation>
    </message>
    <message>
        <source>Let it go on</source>
        <translation>继续监听</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Check address and rights</source>
        <translation>检查地址和权限</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>SourceDeeds</name>
    <message>
        <source>%1 was removed; what it brought stays</source>
        <translation>已移除 %1；它带来的内容仍然保留</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>SourceRow</name>
    <message>
        <source>Ask now</source>
        <translation>立即查询</translation>
    </message>
    <message>
        <source>Let it go on</source>
        <translation>继续监听</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
</context>
<context>
    <name>SourceSheet</name>
    <message>
        <source>Change this source</source>
        <translation>修改数据源</translation>
    </message>
    <message>
        <source>Add a source</source>
        <translation>添加数据源</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Listens for</source>
        <translation>监听的品牌</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>正在查询 %1…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <source>Looked at: %1 of the last 30 days</source>
        <translation>最近 30 天中已查看 %1</translation>
    </message>
    <message>
        <source>%1 to %2: everything was seen</source>
        <translation>%1 至 %2：全部看到</translation>
    </message>
    <message>
        <source>%1 to %2: seen as far as the platform shows</source>
        <translation>%1 至 %2：看到平台所给的部分</translation>
    </message>
    <message>
        <source>%1 to %2: missed, the feed had moved on</source>
        <translation>%1 至 %2：错过了，订阅源已翻过去</translation>
    </message>
    <message>
        <source>%1: nobody looked</source>
        <translation>%1：没有查看</translation>
    </message>
    <message>
        <source>kept in the keyring; type to replace it</source>
        <translation>已存放在密钥环里；输入即可替换</translation>
    </message>
    <message>
        <source>… or the environment variable that holds it</source>
        <translation>……或存放它的环境变量</translation>
    </message>
    <message>
        <source>What you type is kept in the system&apos;s keyring, never in Earful&apos;s files.</source>
        <translation>你输入的内容存放在系统密钥环里，绝不写入 Earful 的文件。</translation>
    </message>
    <message>
        <source>%1 (needed)</source>
        <translation>%1（必填）</translation>
    </message>
    <message>
        <source>Needs a key or an account.</source>
        <translation>需要密钥或账号。</translation>
    </message>
    <message>
        <source>Works without a key.</source>
        <translation>不需要密钥。</translation>
    </message>
    <message>
        <source>asked to slow down</source>
        <translation>对方要求放慢</translation>
    </message>
    <message>
        <source>no feed at this address</source>
        <translation>该地址不是订阅源</translation>
    </message>
    <message>
        <source>not the data that was asked for</source>
        <translation>返回的不是所要的数据</translation>
    </message>
    <message>
        <source>a web page instead of data</source>
        <translation>返回的是网页而不是数据</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>连不上</translation>
    </message>
    <message>
        <source>no such server</source>
        <translation>没有这个服务器</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>没有回应</translation>
    </message>
    <message>
        <source>trouble at the server</source>
        <translation>服务器出了问题</translation>
    </message>
    <message>
        <source>token refused</source>
        <translation>令牌被拒绝</translation>
    </message>
    <message>
        <source>token not found</source>
        <translation>找不到令牌</translation>
    </message>
    <message>
        <source>no keyring</source>
        <translation>没有密钥环</translation>
    </message>
    <message>
        <source>needs a token</source>
        <translation>需要令牌</translation>
    </message>
    <message>
        <source>not allowed</source>
        <translation>不被允许</translation>
    </message>
    <message>
        <source>nothing at this address</source>
        <translation>该地址没有内容</translation>
    </message>
    <message>
        <source>gone for good</source>
        <translation>已永久消失</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>Everything in the spans that were looked at is here.</source>
        <translation>查看过的时段里，所有内容都在这里。</translation>
    </message>
    <message>
        <source>capped</source>
        <translation>有上限</translation>
    </message>
    <message>
        <source>The platform shows the newest only; older ones may be missing.</source>
        <translation>平台只给出最新的内容；较早的可能缺失。</translation>
    </message>
    <message>
        <source>sampled</source>
        <translation>抽样</translation>
    </message>
    <message>
        <source>The platform shows a part of what there is; counts are no totals.</source>
        <translation>平台只给出一部分；数量不等于总数。</translation>
    </message>
    <message>
        <source>checked live</source>
        <translation>已实测</translation>
    </message>
    <message>
        <source>Its reading was checked against a running service.</source>
        <translation>读取方式已对照运行中的服务核对过。</translation>
    </message>
    <message>
        <source>checked on recordings</source>
        <translation>已用记录核对</translation>
    </message>
    <message>
        <source>Its reading was checked on recorded answers of the service.</source>
        <translation>读取方式已用该服务的应答记录核对过。</translation>
    </message>
    <message>
        <source>checked on the schema</source>
        <translation>已按说明核对</translation>
    </message>
    <message>
        <source>Its reading was checked on the service&apos;s description only, not against the service.</source>
        <translation>读取方式只按该服务的接口说明核对过，没有对照服务本身。</translation>
    </message>
    <message>
        <source>untested</source>
        <translation>未经测试</translation>
    </message>
    <message>
        <source>Untested against the real service: look at what it brings.</source>
        <translation>没有对照真实服务测试过：请查看它带来的内容。</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>尚未查询</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>出错</translation>
    </message>
    <message>
        <source>not heard: %1</source>
        <translation>听不到：%1</translation>
    </message>
    <message>
        <source>is being asked</source>
        <translation>正在查询</translation>
    </message>
    <message>
        <source>waits until %1</source>
        <translation>等到 %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Paused. Nothing is asked until you let it go on.</source>
        <translation>已暂停。在你让它继续之前不会查询。</translation>
    </message>
    <message>
        <source>Not asked yet.</source>
        <translation>尚未查询。</translation>
    </message>
    <message>
        <source>It %1.</source>
        <translation>%1。</translation>
    </message>
    <message>
        <source>It is being asked for the first time.</source>
        <translation>正在进行第一次查询。</translation>
    </message>
    <message>
        <source>Last heard %1.</source>
        <translation>上次听见：%1。</translation>
    </message>
    <message>
        <source>Next in %1.</source>
        <translation>%1后再次查询。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>%1 heard</source>
        <translation>已听见 %1</translation>
    </message>
    <message>
        <source>%1 kept aside</source>
        <translation>另存待查 %1</translation>
    </message>
    <message>
        <source>as %1</source>
        <translation>登录身份 %1</translation>
    </message>
    <message>
        <source>last heard %1</source>
        <translation>上次听见 %1</translation>
    </message>
    <message>
        <source>asked again at %1</source>
        <translation>%1 再次查询</translation>
    </message>
    <message>
        <source>works: logged in as %1</source>
        <translation>可用：已登录为 %1</translation>
    </message>
    <message>
        <source>works</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Feed: %1</source>
        <translation>订阅源：%1</translation>
    </message>
    <message>
        <source>%1 of today&apos;s %2 US dollars spent.</source>
        <translation>今天的 %2 美元已用 %1 美元。</translation>
    </message>
    <message>
        <source>Nothing more is read until midnight UTC.</source>
        <translation>UTC 午夜之前不再读取。</translation>
    </message>
    <message>
        <source>The next sync costs at most %1 US dollars.</source>
        <translation>下次同步最多花费 %1 美元。</translation>
    </message>
    <message>
        <source>The next sync costs at most %1 US dollars, for up to %2 mentions.</source>
        <translation>下次同步最多花费 %1 美元，最多读取 %2 条提及。</translation>
    </message>
    <message>
        <source>Reading costs money there: %1 US dollars a mention.</source>
        <translation>在那里读取要付费：每条提及 %1 美元。</translation>
    </message>
    <message>
        <source>Reading costs money there: %1 US dollars a request.</source>
        <translation>在那里读取要付费：每次请求 %1 美元。</translation>
    </message>
</context>
<context>
    <name>SourcesPanel</name>
    <message>
        <source>No source listens for this brand yet.</source>
        <translation>还没有数据源监听这个品牌。</translation>
    </message>
    <message>
        <source>%1 listening</source>
        <translation>%1 个正在监听</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 个等待中</translation>
    </message>
    <message>
        <source>%1 not heard</source>
        <translation>%1 个听不到</translation>
    </message>
    <message>
        <source>%1 off</source>
        <translation>%1 个未启用</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>数据源</translation>
    </message>
    <message>
        <source>Ask all now</source>
        <translation>立即查询全部</translation>
    </message>
    <message>
        <source>Add a brand</source>
        <translation>添加品牌</translation>
    </message>
    <message>
        <source>Add a source</source>
        <translation>添加数据源</translation>
    </message>
    <message>
        <source>No source matches the search.</source>
        <translation>没有符合搜索的数据源。</translation>
    </message>
    <message>
        <source>This is the demo: its sources are invented, nobody is asked, nothing leaves here.</source>
        <translation>这是演示：数据源都是虚构的，不查询任何平台，也没有任何内容离开这里。</translation>
    </message>
    <message>
        <source>No brand yet</source>
        <translation>还没有品牌</translation>
    </message>
    <message>
        <source>A source listens for a brand. Say what the brand is called, then where to listen.</source>
        <translation>数据源为品牌而听。先说品牌叫什么，再说去哪里听。</translation>
    </message>
</context>
<context>
    <name>StatementCard</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Did “%1” bend the curve?</source>
        <translation>“%1”改变了曲线吗？</translation>
    </message>
    <message>
        <source>Cannot tell: %1.</source>
        <translation>无法判断：%1。</translation>
    </message>
    <message>
        <source>Yes: %1 negative mentions against what would have followed.</source>
        <translation>是的：负面提及比原本会出现的 %1。</translation>
    </message>
    <message>
        <source>It rose: %1 negative mentions against what would have followed.</source>
        <translation>反而上升：负面提及比原本会出现的 %1。</translation>
    </message>
    <message>
        <source>No difference can be seen: %1 lies within what would have followed anyway.</source>
        <translation>看不出差别：%1 仍在原本就会出现的范围内。</translation>
    </message>
    <message>
        <source>In the %1 hours after it %2 negative mentions were seen; without it %3 (%4 to %5) were to be expected, from how it faded before. A second cause at the same time cannot be told apart.</source>
        <translation>之后 %1 小时里有 %2 条负面提及；按之前消退的样子，没有它预计会有 %3 条（%4 到 %5）。若同时另有原因，无法分辨。</translation>
    </message>
    <message>
        <source>too few negative mentions before it</source>
        <translation>之前的负面提及太少</translation>
    </message>
    <message>
        <source>six hours must have passed</source>
        <translation>要先过六个小时</translation>
    </message>
    <message>
        <source>it was still growing, so nobody knows where it would have gone</source>
        <translation>当时还在上升，没人知道它会走向哪里</translation>
    </message>
    <message>
        <source>nobody looked for too much of the time around it</source>
        <translation>前后太多时间没有人看</translation>
    </message>
    <message>
        <source>there are not two days before it</source>
        <translation>之前不足两天</translation>
    </message>
    <message>
        <source>nothing stood out before it</source>
        <translation>之前没有异常</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Not listening: another Earful holds the data</source>
        <translation>没有在听：另一个 Earful 正占用数据</translation>
    </message>
    <message>
        <source>Listening stopped; it is started again by itself</source>
        <translation>监听中断；会自动重新启动</translation>
    </message>
    <message>
        <source>%1 heard · %2 listened to</source>
        <translation>已听见 %1 · 已倾听 %2</translation>
    </message>
    <message>
        <source>All brands</source>
        <translation>全部品牌</translation>
    </message>
    <message>
        <source>Demo: invented people and words</source>
        <translation>演示：人物与言论均为虚构</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message>
        <source>Whole period</source>
        <translation>整段时间</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n 条新内容</numerusform>
        </translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>某人</translation>
    </message>
    <message>
        <source>What they said, %1</source>
        <translation>他们说了什么（%1）</translation>
    </message>
    <message>
        <source>newest first</source>
        <translation>最新的在前</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>再显示 %n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TermPreview</name>
    <message>
        <source>Of %1 stored mentions</source>
        <translation>已存的 %1 条提及中</translation>
    </message>
    <message>
        <source>Of the newest %1 stored mentions</source>
        <translation>已存的最新 %1 条提及中</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>找到 %1 条</translation>
    </message>
    <message>
        <source>%1 more than before</source>
        <translation>比之前多 %1 条</translation>
    </message>
    <message>
        <source>%1 no longer</source>
        <translation>有 %1 条不再匹配</translation>
    </message>
</context>
<context>
    <name>TimelinePanel</name>
    <message>
        <source>Timeline</source>
        <translation>情绪时间线</translation>
    </message>
    <message>
        <source>Chart or table</source>
        <translation>图表或表格</translation>
    </message>
    <message>
        <source>What they said in the whole period</source>
        <translation>整段时间里他们说了什么</translation>
    </message>
    <message>
        <source>Show the whole period</source>
        <translation>显示整段时间</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Mark what we said or did</source>
        <translation>标记我们说了或做了什么</translation>
    </message>
    <message>
        <source>Markers…</source>
        <translation>标记…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Copy the chart as a picture</source>
        <translation>把图表复制为图片</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>The timeline could not be read</source>
        <translation>无法读取时间线</translation>
    </message>
    <message>
        <source>listened to</source>
        <translation>条已倾听</translation>
    </message>
    <message>
        <source>mentions</source>
        <translation>条提及</translation>
    </message>
    <message>
        <source>(%1 there would be too many)</source>
        <translation>（%1显示会太多）</translation>
    </message>
    <message>
        <source>Nothing heard yet</source>
        <translation>还没有听见任何声音</translation>
    </message>
    <message>
        <source>Here you will see how people feel about you over time, as soon as a source brings the first words.</source>
        <translation>一旦有数据源带来第一句话，这里就会显示大家的感受如何随时间变化。</translation>
    </message>
    <message>
        <source>Add a source</source>
        <translation>添加数据源</translation>
    </message>
    <message>
        <source>Open the demo brand</source>
        <translation>打开演示品牌</translation>
    </message>
    <message>
        <source>week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>90 days</source>
        <translation>90 天</translation>
    </message>
    <message>
        <source>year</source>
        <translation>年</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>hour</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>day</source>
        <translation>天</translation>
    </message>
    <message>
        <source>week</source>
        <comment>bin</comment>
        <translation>周</translation>
    </message>
    <message>
        <source>month</source>
        <comment>bin</comment>
        <translation>月</translation>
    </message>
    <message>
        <source>Markers</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>时间范围</translation>
    </message>
    <message>
        <source>Bins</source>
        <translation>时间粒度</translation>
    </message>
    <message>
        <source>Read: %1</source>
        <translation>已读：%1</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Dismiss</source>
        <translation>知道了</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Brand: %1</source>
        <translation>品牌：%1</translation>
    </message>
    <message>
        <source>Add a brand…</source>
        <translation>添加品牌…</translation>
    </message>
    <message>
        <source>Search mentions: words, “phrases”, author:, since:</source>
        <translation>搜索提及：词语、“短语”、author:、since:</translation>
    </message>
    <message>
        <source>Search mentions</source>
        <translation>搜索提及</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>全部命令</translation>
    </message>
    <message>
        <source>All commands (Ctrl+K)</source>
        <translation>全部命令（Ctrl+K）</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <source>Earful: %n unheard</source>
        <translation>
            <numerusform>Earful：%n 条未被听见</numerusform>
        </translation>
    </message>
    <message>
        <source>Earful goes on listening. Quit it from this icon.</source>
        <translation>Earful 继续监听。可从此图标退出。</translation>
    </message>
    <message>
        <source>Open Earful</source>
        <translation>打开 Earful</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>Triage</name>
    <message>
        <source>Reopened</source>
        <translation>已重新打开</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>已解决</translation>
    </message>
    <message>
        <source>For an hour, until %1</source>
        <translation>一小时，到 %1</translation>
    </message>
    <message>
        <source>This evening, %1</source>
        <translation>今晚 %1</translation>
    </message>
    <message>
        <source>Tomorrow morning, %1</source>
        <translation>明早 %1</translation>
    </message>
    <message>
        <source>Next week, %1</source>
        <translation>下周，%1</translation>
    </message>
    <message>
        <source>Snoozed until %1</source>
        <translation>已推后到 %1</translation>
    </message>
    <message>
        <source>Star taken away</source>
        <translation>已取消星标</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>已加星</translation>
    </message>
    <message>
        <source>What we publish ourselves is no complaint to us.</source>
        <translation>我们自己发布的内容不算投诉。</translation>
    </message>
    <message>
        <source>Not a complaint</source>
        <translation>不是投诉</translation>
    </message>
    <message>
        <source>Marked as a complaint</source>
        <translation>已标为投诉</translation>
    </message>
    <message>
        <source>Marked as unread</source>
        <translation>已标为未读</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>没有可以撤销的操作。</translation>
    </message>
    <message>
        <source>The platform gave no address for this one.</source>
        <translation>平台没有给出这一条的地址。</translation>
    </message>
    <message>
        <source>The platform gave no address where one can reply.</source>
        <translation>平台没有给出可以回复的地址。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>View</name>
    <message>
        <source>Unheard</source>
        <translation>未被听见</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>Maybe</source>
        <translation>可能是</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>稍后</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>已解决</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Waiting for us</source>
        <translation>等我们回复</translation>
    </message>
    <message>
        <source>Waiting for them</source>
        <translation>等对方回复</translation>
    </message>
    <message>
        <source>Promises</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Asked again</source>
        <translation>再次追问</translation>
    </message>
</context>
<context>
    <name>VoiceSheet</name>
    <message>
        <source>Write down a complaint</source>
        <translation>记录一条投诉</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Write down</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>as judged</source>
        <translation>自动判断</translation>
    </message>
    <message>
        <source>In their own words, as far as you can</source>
        <translation>尽量用对方的原话</translation>
    </message>
    <message>
        <source>number or address, if they gave one</source>
        <translation>对方留下的号码或地址（如有）</translation>
    </message>
    <message>
        <source>shop, hotline, …</source>
        <translation>门店、热线……</translation>
    </message>
    <message>
        <source>What they said</source>
        <translation>对方说了什么</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>对方是谁</translation>
    </message>
    <message>
        <source>How to reach them</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>How it reached us</source>
        <translation>从何处得知</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>品牌</translation>
    </message>
    <message>
        <source>What would satisfy them</source>
        <translation>怎样才能满意</translation>
    </message>
    <message>
        <source>Who can do it</source>
        <translation>谁能处理</translation>
    </message>
    <message>
        <source>Write what they said.</source>
        <translation>请写下对方说的话。</translation>
    </message>
</context>
<context>
    <name>Weekly</name>
    <message>
        <source>%1: what was said</source>
        <translation>%1：人们说了什么</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>More said than usual</source>
        <translation>提及比平时多</translation>
    </message>
    <message>
        <source>%1 seen, %2 usual</source>
        <translation>看到 %1，平时 %2</translation>
    </message>
    <message>
        <source>from %1 people</source>
        <translation>来自 %1 人</translation>
    </message>
    <message>
        <source>the week before: %1</source>
        <translation>前一周：%1</translation>
    </message>
    <message>
        <source>The newest %1 of %2. All of them: %3</source>
        <translation>%2 条中最新的 %1 条。全部请用：%3</translation>
    </message>
    <message>
        <source>Back to the numbers</source>
        <translation>回到数字</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>某人</translation>
    </message>
    <message>
        <source>Heard</source>
        <translation>听到</translation>
    </message>
    <message>
        <source>Listened to</source>
        <translation>听过</translation>
    </message>
</context>
<context>
    <name>WelcomePanel</name>
    <message>
        <source>Everything people say about your brand, put in front of a person.</source>
        <translation>大家怎么说你的品牌，都摆在你面前。</translation>
    </message>
    <message>
        <source>Earful reads what is said in public, finds the complaints and shows them oldest first, whoever said them. All of it stays on this computer.</source>
        <translation>Earful 阅读公开的言论，找出其中的投诉，不论是谁说的，等得最久的排在最前。所有内容只留在这台电脑上。</translation>
    </message>
    <message>
        <source>Your brand&apos;s name</source>
        <translation>你的品牌名称</translation>
    </message>
    <message>
        <source>Start listening</source>
        <translation>开始监听</translation>
    </message>
    <message>
        <source>Begins with Hacker News and Mastodon, which need no key. Feeds, forums and your own accounts can be added afterwards.</source>
        <translation>先从不需要密钥的 Hacker News 和 Mastodon 开始。订阅源、论坛和你自己的账号可以稍后添加。</translation>
    </message>
    <message>
        <source>Or look around first: a brand, people and words that are all invented, kept apart from yours.</source>
        <translation>也可以先随便看看：品牌、人物、言论全是虚构的，与你的数据分开存放。</translation>
    </message>
    <message>
        <source>Open the demo brand</source>
        <translation>打开演示品牌</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n 条新内容</numerusform>
        </translation>
    </message>
    <message>
        <source>under 1 %</source>
        <translation>不到 1%</translation>
    </message>
    <message>
        <source>over 99 %</source>
        <translation>超过 99%</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1前</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>昨天 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mention(s)</source>
        <translation>
            <numerusform>%n 条提及</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n complaint(s)</source>
        <translation>
            <numerusform>%n 条投诉</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>… %1 more characters are in the original.</source>
        <translation>… 原文还有 %1 个字符。</translation>
    </message>
</context>
<context>
    <name>_Veil</name>
    <message>
        <source>Let go to look at this file</source>
        <translation>松开即可查看此文件</translation>
    </message>
</context>
<context>
    <name>failure</name>
    <message>
        <source>{url} is not a feed. Give the address of an RSS or Atom feed; many pages name theirs at the foot.</source>
        <translation>{url} 不是订阅源。请填写 RSS 或 Atom 的地址，许多网站把它写在页脚。</translation>
    </message>
    <message>
        <source>{host} answered with something that is not JSON. Check the address; nothing was stored.</source>
        <translation>{host} 返回的内容不是 JSON。请检查地址；没有保存任何内容。</translation>
    </message>
    <message>
        <source>{host} answered with a web page instead of data, perhaps a check for robots. Open it in a browser, try later.</source>
        <translation>{host} 返回的是网页而不是数据，可能是人机验证。请用浏览器打开看看，稍后再试。</translation>
    </message>
    <message>
        <source>The answer of {host} was cut off. It is asked again by itself.</source>
        <translation>{host} 的回答中途断了，会自动再问一次。</translation>
    </message>
    <message>
        <source>The answer of {host} is larger than {limit} MB and was not read.</source>
        <translation>{host} 的回答超过 {limit} MB，没有读取。</translation>
    </message>
    <message>
        <source>{host} did not answer within {seconds} s. It is asked again by itself.</source>
        <translation>{host} 在 {seconds} 秒内没有回答，会自动再问一次。</translation>
    </message>
    <message>
        <source>No connection to {host}. Check the address and your network; it is tried again by itself.</source>
        <translation>连不上 {host}。请检查地址和网络；会自动再试。</translation>
    </message>
    <message>
        <source>There is no server called {host}. Check the spelling and your network.</source>
        <translation>找不到名为 {host} 的服务器。请检查拼写和网络。</translation>
    </message>
    <message>
        <source>{host} could not prove who it is (TLS certificate: {reason}). Nothing was sent to it.</source>
        <translation>{host} 无法证明自己的身份（TLS 证书：{reason}）。没有向它发送任何内容。</translation>
    </message>
    <message>
        <source>{host} sends us on to {target}. Change the address if that is right; it is not followed by itself.</source>
        <translation>{host} 让我们转到 {target}。如果没错，请改用新地址；不会自动跟随。</translation>
    </message>
    <message>
        <source>{host} sends us round in circles. Check the address.</source>
        <translation>{host} 让我们来回兜圈子。请检查地址。</translation>
    </message>
    <message>
        <source>{url} is no address that can be read. It must begin with http:// or https://.</source>
        <translation>{url} 不是可以读取的地址，应以 http:// 或 https:// 开头。</translation>
    </message>
    <message>
        <source>{platform} asks for a token here. Add one at the source, with the right to read.</source>
        <translation>{platform} 在这里需要令牌。请在数据源里添加一个有读取权限的令牌。</translation>
    </message>
    <message>
        <source>Reddit shows this only to accounts. Open reddit.com/prefs/feeds while logged in, copy the address of any RSS link there and enter it as the token of this source.</source>
        <translation>Reddit 只向登录账号显示这些内容。请在登录后打开 reddit.com/prefs/feeds，复制那里任意一个 RSS 链接的地址，并填作这个数据源的令牌。</translation>
    </message>
    <message>
        <source>The token of this source was not found in {place}. Set it there, or enter it again at the source.</source>
        <translation>在 {place} 里没有找到这个数据源的令牌。请在那里设置，或在数据源里重新输入。</translation>
    </message>
    <message>
        <source>This system has no keyring, so the token was not kept. Start one, or name an environment variable instead.</source>
        <translation>这台电脑没有密钥环，令牌没有保存。请启动密钥环，或改用环境变量。</translation>
    </message>
    <message>
        <source>{platform} refused the token or password. Make a new one and enter it at the source.</source>
        <translation>{platform} 不接受这个令牌或密码。请新建一个，在数据源里重新输入。</translation>
    </message>
    <message>
        <source>The key for {platform} cannot be used. Paste the whole file that {platform} gave you, as it came.</source>
        <translation>{platform} 的密钥不能用。请把 {platform} 给你的文件原样完整粘贴。</translation>
    </message>
    <message>
        <source>{platform} wants signed requests, and the library that signs is missing. Install it: pip install cryptography</source>
        <translation>{platform} 要求对请求签名，但缺少签名用的库。请安装：pip install cryptography</translation>
    </message>
    <message>
        <source>The session with {platform} has expired. It is renewed by itself.</source>
        <translation>与 {platform} 的会话已过期，会自动续期。</translation>
    </message>
    <message>
        <source>{platform} does not allow this: {reason}. Check the rights of the token.</source>
        <translation>{platform} 不允许这样做：{reason}。请检查令牌的权限。</translation>
    </message>
    <message>
        <source>{platform} knows nothing at this address. Check account and address.</source>
        <translation>{platform} 在这个地址上什么也没有。请检查账号和地址。</translation>
    </message>
    <message>
        <source>{url} is gone for good and is no longer asked for.</source>
        <translation>{url} 已永久消失，不再读取。</translation>
    </message>
    <message>
        <source>{host} asked us to slow down. It is asked again at {until}.</source>
        <translation>{host} 要求放慢。{until} 再问。</translation>
    </message>
    <message>
        <source>Today&apos;s allowance of {platform} is used up ({units} of {daily}). It is asked again at {until}.</source>
        <translation>{platform} 今天的配额已用完（{daily} 中已用 {units}）。将于 {until} 再次查询。</translation>
    </message>
    <message>
        <source>The day&apos;s budget for {platform} is used up ({spent} of {budget} US dollars; a day is one of UTC). It is asked again at {until}.</source>
        <translation>{platform} 今天的预算已用完（{budget} 美元中已用 {spent} 美元；按 UTC 计日）。将于 {until} 再次查询。</translation>
    </message>
    <message>
        <source>{host} has trouble of its own (status {status}). It is asked again by itself.</source>
        <translation>{host} 自己出了问题（状态 {status}），会自动再问。</translation>
    </message>
    <message>
        <source>{host} answered in a form that Earful does not know ({reason}). What it could not read is kept aside.</source>
        <translation>{host} 的回答格式 Earful 不认识（{reason}）。读不懂的部分已另外保存。</translation>
    </message>
    <message>
        <source>{platform} refused the request: {reason}.</source>
        <translation>{platform} 拒绝了请求：{reason}。</translation>
    </message>
    <message>
        <source>There is no source called {name}. Known are: {known}.</source>
        <translation>没有名为 {name} 的数据源。已有：{known}。</translation>
    </message>
    <message>
        <source>{platform} needs “{field}”. Fill it in and try again.</source>
        <translation>{platform} 需要“{field}”。请填好再试。</translation>
    </message>
    <message>
        <source>{platform} has no setting “{field}”. Known are: {known}.</source>
        <translation>{platform} 没有“{field}”这项设置。可用的有：{known}。</translation>
    </message>
    <message>
        <source>“{value}” cannot be used for “{field}”: {reason}.</source>
        <translation>“{value}”不能用作“{field}”：{reason}。</translation>
    </message>
    <message>
        <source>There is no setting “{key}”. Possible are: {known}.</source>
        <translation>没有名为“{key}”的设置。可用的有：{known}。</translation>
    </message>
    <message>
        <source>“{link}” is not a link of Earful. It would look like earful://mention/1234567890.</source>
        <translation>“{link}”不是 Earful 的链接。它应类似 earful://mention/1234567890。</translation>
    </message>
    <message>
        <source>{path} is no set-up that Earful exported: {reason}. Nothing was changed.</source>
        <translation>{path} 不是 Earful 导出的设置文件：{reason}。没有做任何更改。</translation>
    </message>
    <message>
        <source>There is no time zone called “{name}”. Write it like Europe/Warsaw or Asia/Shanghai.</source>
        <translation>没有名为“{name}”的时区。请写成 Europe/Warsaw 或 Asia/Shanghai 这样的形式。</translation>
    </message>
    <message>
        <source>There is no brand called “{name}”. Known are: {known}.</source>
        <translation>没有名为“{name}”的品牌。已有：{known}。</translation>
    </message>
    <message>
        <source>There is already a brand called “{name}”.</source>
        <translation>已经有名为“{name}”的品牌。</translation>
    </message>
    <message>
        <source>Say which brand this source listens for: {known}. Add one with: earful brand add NAME</source>
        <translation>请说明这个数据源为哪个品牌倾听：{known}。添加品牌：earful brand add NAME</translation>
    </message>
    <message>
        <source>There is no source {id}. See: earful source list</source>
        <translation>没有编号为 {id} 的数据源。查看：earful source list</translation>
    </message>
    <message>
        <source>There is no import {id}. See: earful import --list</source>
        <translation>没有编号为 {id} 的导入。查看：earful import --list</translation>
    </message>
    <message>
        <source>The import of {file} was taken back already.</source>
        <translation>{file} 的导入已经撤回过了。</translation>
    </message>
    <message>
        <source>The import was broken off. What was stored by then stays; import the file again for the rest.</source>
        <translation>导入中断了。已保存的内容保留；再次导入该文件即可补上其余部分。</translation>
    </message>
    <message>
        <source>There is no mapping called “{name}”. Known are: {known}.</source>
        <translation>没有名为“{name}”的列对应。已有：{known}。</translation>
    </message>
    <message>
        <source>“{value}” is not a date. Write it like 2026-11-21.</source>
        <translation>“{value}”不是日期。请写成 2026-11-21 这样的形式。</translation>
    </message>
    <message>
        <source>Another Earful is syncing this data just now. Close it, or wait until it has finished.</source>
        <translation>另一个 Earful 正在同步这份数据。请关掉它，或等它完成。</translation>
    </message>
    <message>
        <source>{path} is not an Earful database. Move it aside and start again; nothing in it was changed.</source>
        <translation>{path} 不是 Earful 的数据库。请把它移开再启动；其中的内容没有改动。</translation>
    </message>
    <message>
        <source>The database {path} is damaged ({reason}). Nothing was written to it; restore a backup.</source>
        <translation>数据库 {path} 已损坏（{reason}）。没有写入任何内容；请恢复备份。</translation>
    </message>
    <message>
        <source>{path} was made by a newer Earful. Update this one; nothing was changed.</source>
        <translation>{path} 由更新版本的 Earful 建立。请升级；内容没有改动。</translation>
    </message>
    <message>
        <source>{path} was made by an older Earful. Open it once with the window or with earful sync.</source>
        <translation>{path} 由较旧版本的 Earful 建立。请用窗口或 earful sync 打开一次。</translation>
    </message>
    <message>
        <source>{path} has to be brought to this version of Earful, which needs {megabytes} MB of free space. Free some; nothing was changed.</source>
        <translation>需要把 {path} 升级到这个版本的 Earful，这要 {megabytes} MB 的可用空间。请腾出空间；没有做任何更改。</translation>
    </message>
    <message>
        <source>There is no database at {path} yet. Nothing was changed.</source>
        <translation>{path} 还没有数据库。没有做任何更改。</translation>
    </message>
    <message>
        <source>{path} cannot be restored: {reason}. Nothing was changed; choose a backup that Earful made.</source>
        <translation>无法恢复 {path}：{reason}。没有做任何更改；请选择由 Earful 建立的备份。</translation>
    </message>
    <message>
        <source>Nothing can be read of {path} ({reason}). It was left as it is; restore a backup with: earful restore FILE</source>
        <translation>{path} 完全读不出来（{reason}）。它保持原样；恢复备份：earful restore FILE</translation>
    </message>
    <message>
        <source>Another program has {path} open. Close Earful everywhere and try again; nothing was changed.</source>
        <translation>另一个程序正打开着 {path}。请关闭所有 Earful 后再试；没有做任何更改。</translation>
    </message>
    <message>
        <source>{path} is already there. Choose another name, or say --force to replace it.</source>
        <translation>{path} 已经存在。请换一个名称，或用 --force 替换它。</translation>
    </message>
    <message>
        <source>The database {path} was moved, deleted or replaced while it was open. Nothing more is written to it; put it back, or start Earful again.</source>
        <translation>数据库 {path} 在打开时被移动、删除或替换了。不再向它写入任何内容；请把它放回去，或重新启动 Earful。</translation>
    </message>
    <message>
        <source>This question cannot be answered: {reason}.</source>
        <translation>这个问题无法回答：{reason}。</translation>
    </message>
    <message>
        <source>Nobody called “{name}” is stored for {platform}. Write PLATFORM:HANDLE or PLATFORM:ID.</source>
        <translation>{platform} 上没有存下名为“{name}”的人。请写成“平台:账号”或“平台:编号”。</translation>
    </message>
    <message>
        <source>Several people were called “{name}”. Say which: {known}.</source>
        <translation>有几个人都叫“{name}”。请说明是哪一个：{known}。</translation>
    </message>
    <message>
        <source>Nothing was changed. Say --yes to go ahead without being asked.</source>
        <translation>没有做任何更改。加上 --yes 即可不经询问直接进行。</translation>
    </message>
    <message>
        <source>Cannot write to {path}: {reason}.</source>
        <translation>无法写入 {path}：{reason}。</translation>
    </message>
    <message>
        <source>Cannot read {path}: {reason}.</source>
        <translation>无法读取 {path}：{reason}。</translation>
    </message>
    <message>
        <source>The disk that holds {path} is full. Free some space; nothing is lost.</source>
        <translation>{path} 所在的磁盘已满。请腾出空间；没有丢失任何内容。</translation>
    </message>
    <message>
        <source>There is nothing to export for this choice.</source>
        <translation>这个选择没有可导出的内容。</translation>
    </message>
    <message>
        <source>{what} cannot be written as “{name}”. Possible are: {known}.</source>
        <translation>{what} 不能写成“{name}”。可用的有：{known}。</translation>
    </message>
    <message>
        <source>“{name}” is not part of this version of Earful yet.</source>
        <translation>这个版本的 Earful 还没有“{name}”。</translation>
    </message>
    <message>
        <source>{path} is not a file of weights that Earful can use ({reason}). Install Earful again.</source>
        <translation>{path} 不是 Earful 能用的权重文件（{reason}）。请重新安装 Earful。</translation>
    </message>
    <message>
        <source>{path}, line {line}: {reason}.</source>
        <translation>{path} 第 {line} 行：{reason}。</translation>
    </message>
    <message>
        <source>There is no screen here to open a window on. Everything but the window works: see earful --help.</source>
        <translation>这里没有可以打开窗口的屏幕。窗口以外的功能都能用：见 earful --help。</translation>
    </message>
    <message>
        <source>The window needs a library that this system lacks ({library}). Install it with: {line}</source>
        <translation>窗口需要这个系统缺少的库（{library}）。安装命令：{line}</translation>
    </message>
    <message>
        <source>{platform} says that no paid reads are left. Buy some there; it is asked again tomorrow by itself.</source>
        <translation>{platform} 表示付费读取次数已用完。请到那里购买；明天会自动再次查询。</translation>
    </message>
    <message>
        <source>The quote that begins at character {at} has no end. Close it, or take it away.</source>
        <translation>从第 {at} 个字符开始的引号没有结束。请补上，或去掉它。</translation>
    </message>
    <message>
        <source>The bracket that opens at character {at} is not closed. Add the closing one.</source>
        <translation>第 {at} 个字符处的括号没有闭合。请补上右括号。</translation>
    </message>
    <message>
        <source>The bracket at character {at} closes nothing. Take it away, or open one before it.</source>
        <translation>第 {at} 个字符处的右括号没有对应的左括号。请去掉它，或在前面补上左括号。</translation>
    </message>
    <message>
        <source>There is nothing in the brackets at character {at}. Write a word between them, or take them away.</source>
        <translation>第 {at} 个字符处的括号里是空的。请在其中写一个词，或去掉括号。</translation>
    </message>
    <message>
        <source>“{word}” at character {at} lacks a word beside it. To search for the word itself, put it in quotes.</source>
        <translation>第 {at} 个字符处的“{word}”旁边缺少一个词。若要搜索这个词本身，请加上引号。</translation>
    </message>
    <message>
        <source>“{field}:” at character {at} needs something right after it, like {example}.</source>
        <translation>第 {at} 个字符处的“{field}:”后面要紧跟内容，例如 {example}。</translation>
    </message>
    <message>
        <source>“{value}” at character {at} is nothing that “{field}:” knows. Possible are: {known}.</source>
        <translation>第 {at} 个字符处的“{value}”不是“{field}:”认识的值。可用的有：{known}。</translation>
    </message>
    <message>
        <source>“{value}” at character {at} is no time. Write {field}:2026-11-01 or {field}:7d (h, d, w or y back).</source>
        <translation>第 {at} 个字符处的“{value}”不是时间。请写成 {field}:2026-11-01 或 {field}:7d（往前推的时、天、周或年：h、d、w、y）。</translation>
    </message>
    <message>
        <source>“{field}:” at character {at} is for searching; the words of a brand know only these fields: {known}.</source>
        <translation>第 {at} 个字符处的“{field}:”只用于搜索；品牌的词只能用这些字段：{known}。</translation>
    </message>
    <message>
        <source>There is no word to look for at character {at}. Write at least one letter, digit or character.</source>
        <translation>第 {at} 个字符处没有可查找的词。请至少写一个字母、数字或汉字。</translation>
    </message>
    <message>
        <source>This goes beyond {limit} characters (at character {at}). Search for less at a time.</source>
        <translation>超过了 {limit} 个字符（在第 {at} 个字符处）。请一次少搜索一些。</translation>
    </message>
    <message>
        <source>There are more than {limit} brackets within brackets at character {at}. Write it with fewer.</source>
        <translation>第 {at} 个字符处的括号嵌套超过 {limit} 层。请少用几层。</translation>
    </message>
    <message>
        <source>{platform} shows nobody’s followers. Audit a file of profiles instead: earful fans FILE</source>
        <translation>{platform} 不显示任何人的粉丝。可以改为审计资料文件：earful fans FILE</translation>
    </message>
    <message>
        <source>There is no audit “{name}” here. It may have been removed.</source>
        <translation>这里没有审计“{name}”，可能已被移除。</translation>
    </message>
    <message>
        <source>{path} holds no follower profiles: one JSON object a line, or a CSV with a column id or handle.</source>
        <translation>{path} 里没有粉丝资料：每行一个 JSON 对象，或带 id 或 handle 列的 CSV。</translation>
    </message>
    <message>
        <source>This source failed inside Earful ({reason}). The others go on; the log holds the details.</source>
        <translation>这个数据源在 Earful 内部出错（{reason}）。其他数据源照常运行；详情见日志。</translation>
    </message>
</context>
<context>
    <name>failure part</name>
    <message>
        <source>the keyring</source>
        <translation>密钥环</translation>
    </message>
    <message>
        <source>it must be a number</source>
        <translation>必须是数字</translation>
    </message>
    <message>
        <source>it holds a character that no header may hold</source>
        <translation>其中有请求头不允许的字符</translation>
    </message>
    <message>
        <source>damaged compression</source>
        <translation>压缩数据已损坏</translation>
    </message>
    <message>
        <source>self signed certificate</source>
        <translation>自签名证书</translation>
    </message>
    <message>
        <source>self-signed certificate</source>
        <translation>自签名证书</translation>
    </message>
    <message>
        <source>certificate has expired</source>
        <translation>证书已过期</translation>
    </message>
    <message>
        <source>write it as platform:handle</source>
        <translation>请写成“平台:账号”</translation>
    </message>
    <message>
        <source>write it like 08:00</source>
        <translation>请写成 08:00 这样</translation>
    </message>
    <message>
        <source>write it like 0.50</source>
        <translation>请写成 0.50 这样</translation>
    </message>
    <message>
        <source>write it like @name</source>
        <translation>请写成“@用户名”</translation>
    </message>
    <message>
        <source>write it like v25.0</source>
        <translation>请写成 v25.0 这样</translation>
    </message>
    <message>
        <source>write owner/name, as in the address of the repository</source>
        <translation>请照仓库地址写成 owner/name</translation>
    </message>
    <message>
        <source>it is no code of a country, such as us, gb or de</source>
        <translation>这不是国家或地区代码；应类似 us、gb 或 de</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>文件是空的</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>文件是空的</translation>
    </message>
    <message>
        <source>the list is cut off</source>
        <translation>列表中途断了</translation>
    </message>
    <message>
        <source>only CSV, XLSX, JSON, JSON lines, mbox and EML can be imported; save it as one of these</source>
        <translation>只能导入 CSV、XLSX、JSON、JSON Lines、mbox 和 EML；请另存为其中一种</translation>
    </message>
    <message>
        <source>it is not a whole XLSX workbook; save it again as XLSX or CSV</source>
        <translation>这不是完整的 XLSX 工作簿；请重新存为 XLSX 或 CSV</translation>
    </message>
    <message>
        <source>it is larger than 4 GB when unpacked</source>
        <translation>解压后超过 4 GB</translation>
    </message>
    <message>
        <source>one object of more than 256 MB; make it a list or JSON lines</source>
        <translation>单个对象超过 256 MB；请改成列表或 JSON Lines</translation>
    </message>
    <message>
        <source>its characters are neither UTF-8 nor GB18030; save it again as CSV in UTF-8, or as XLSX</source>
        <translation>其字符既不是 UTF-8 也不是 GB18030；请重新存为 UTF-8 的 CSV，或存为 XLSX</translation>
    </message>
    <message>
        <source>there are no words in it</source>
        <translation>里面没有文字</translation>
    </message>
    <message>
        <source>it is no SQLite file</source>
        <translation>这不是 SQLite 文件</translation>
    </message>
    <message>
        <source>another program made it</source>
        <translation>由别的程序建立</translation>
    </message>
    <message>
        <source>it cannot be read</source>
        <translation>读不出来</translation>
    </message>
    <message>
        <source>it is the present database itself</source>
        <translation>它就是当前的数据库本身</translation>
    </message>
    <message>
        <source>the file is missing</source>
        <translation>文件不存在</translation>
    </message>
    <message>
        <source>not a weights file</source>
        <translation>不是权重文件</translation>
    </message>
    <message>
        <source>token</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>还没有</translation>
    </message>
</context>
<context>
    <name>preset</name>
    <message>
        <source>Google Alerts</source>
        <translation>Google 快讯</translation>
    </message>
    <message>
        <source>Make an alert at google.com/alerts, deliver it to a feed, and copy the address of the feed icon.</source>
        <translation>在 google.com/alerts 建立快讯，选择发送到 RSS 订阅源，再复制订阅图标的地址。</translation>
    </message>
    <message>
        <source>Google News search</source>
        <translation>Google 新闻搜索</translation>
    </message>
    <message>
        <source>The newest hundred articles that match.</source>
        <translation>最新的一百篇匹配的文章。</translation>
    </message>
    <message>
        <source>Bing News search</source>
        <translation>必应新闻搜索</translation>
    </message>
    <message>
        <source>A dozen of the newest articles that match.</source>
        <translation>最新的十来篇匹配的文章。</translation>
    </message>
    <message>
        <source>YouTube channel</source>
        <translation>YouTube 频道</translation>
    </message>
    <message>
        <source>The fifteen newest videos of a channel, with views; no key is needed.</source>
        <translation>频道最新的十五个视频及观看次数；无需密钥。</translation>
    </message>
    <message>
        <source>Discourse forum, all posts</source>
        <translation>Discourse 论坛，全部帖子</translation>
    </message>
    <message>
        <source>The newest fifty posts of a public forum that runs Discourse, answers among them.</source>
        <translation>使用 Discourse 的公开论坛里最新的五十条帖子，包括回复。</translation>
    </message>
    <message>
        <source>Discourse forum, new topics</source>
        <translation>Discourse 论坛，新主题</translation>
    </message>
    <message>
        <source>The newest topics of a public forum that runs Discourse.</source>
        <translation>使用 Discourse 的公开论坛里最新的主题。</translation>
    </message>
    <message>
        <source>Reddit search</source>
        <translation>Reddit 搜索</translation>
    </message>
    <message>
        <source>The newest twenty-five posts that match; Reddit may ask feeds without an account to slow down.</source>
        <translation>最新的二十五条匹配的帖子；没有账号时，Reddit 可能要求放慢。</translation>
    </message>
    <message>
        <source>Subreddit, comments</source>
        <translation>Reddit 版块评论</translation>
    </message>
    <message>
        <source>The newest comments of a subreddit.</source>
        <translation>一个 Reddit 版块的最新评论。</translation>
    </message>
    <message>
        <source>Lemmy community</source>
        <translation>Lemmy 社区</translation>
    </message>
    <message>
        <source>The newest posts of a community.</source>
        <translation>一个社区的最新帖子。</translation>
    </message>
    <message>
        <source>Stack Overflow tag</source>
        <translation>Stack Overflow 标签</translation>
    </message>
    <message>
        <source>The newest thirty questions with a tag.</source>
        <translation>带某个标签的最新三十个问题。</translation>
    </message>
    <message>
        <source>Podcast reviews</source>
        <translation>播客评价</translation>
    </message>
    <message>
        <source>The newest fifty reviews of a podcast in one country&apos;s Apple Podcasts.</source>
        <translation>一个播客在某个国家或地区的 Apple Podcasts 上最新的五十条评价。</translation>
    </message>
    <message>
        <source>Comments of a WordPress site</source>
        <translation>WordPress 网站的评论</translation>
    </message>
    <message>
        <source>The newest comments under all articles of a site.</source>
        <translation>一个网站所有文章下的最新评论。</translation>
    </message>
</context>
<context>
    <name>source</name>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Days to look back</source>
        <translation>回看天数</translation>
    </message>
    <message>
        <source>Search for</source>
        <translation>搜索内容</translation>
    </message>
    <message>
        <source>Words, or “a phrase” in quotes; empty: the terms of the brand</source>
        <translation>词语，或用引号括起来的“短语”；留空则用品牌的词</translation>
    </message>
    <message>
        <source>Search server</source>
        <translation>搜索服务器</translation>
    </message>
    <message>
        <source>Where the index is asked</source>
        <translation>在哪里查询索引</translation>
    </message>
    <message>
        <source>Item server</source>
        <translation>条目服务器</translation>
    </message>
    <message>
        <source>Where single items are asked for</source>
        <translation>在哪里读取单个条目</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>The address of the feed; {token} in it stands for the token</source>
        <translation>订阅源的地址；其中的 {token} 代表令牌</translation>
    </message>
    <message>
        <source>Its entries are</source>
        <translation>条目类型</translation>
    </message>
    <message>
        <source>article</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>post</source>
        <translation>帖子</translation>
    </message>
    <message>
        <source>comment</source>
        <translation>评论</translation>
    </message>
    <message>
        <source>review</source>
        <translation>评价</translation>
    </message>
    <message>
        <source>repost</source>
        <translation>转发</translation>
    </message>
    <message>
        <source>Keep only entries that name the brand</source>
        <translation>只保留提到品牌的条目</translation>
    </message>
    <message>
        <source>Seconds between two polls</source>
        <translation>两次查询之间的秒数</translation>
    </message>
    <message>
        <source>At least 900</source>
        <translation>至少 900</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>For private feeds: a token, or user:password</source>
        <translation>用于私有订阅源：令牌，或 用户名:密码</translation>
    </message>
    <message>
        <source>The server to ask, best the one of your account</source>
        <translation>要查询的服务器，最好是你账号所在的那个</translation>
    </message>
    <message>
        <source>Your account</source>
        <translation>你的账号</translation>
    </message>
    <message>
        <source>Its own posts tell which mentions were answered: @name or @name@server</source>
        <translation>据此判断哪些提及已得到答复：@用户名 或 @用户名@服务器</translation>
    </message>
    <message>
        <source>A word or a #hashtag; empty: the terms of the brand</source>
        <translation>一个词或 #话题标签；留空则用品牌的词</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>访问令牌</translation>
    </message>
    <message>
        <source>Adds full-text search and mentions; needs only the right to read</source>
        <translation>可增加全文搜索和提及；只需读取权限</translation>
    </message>
    <message>
        <source>Where your account lives</source>
        <translation>你的账号所在的服务器</translation>
    </message>
    <message>
        <source>Your handle</source>
        <translation>你的账号名</translation>
    </message>
    <message>
        <source>Such as name.bsky.social; needed to log in</source>
        <translation>例如 name.bsky.social；登录时需要</translation>
    </message>
    <message>
        <source>App password</source>
        <translation>应用密码</translation>
    </message>
    <message>
        <source>Make one in Bluesky under Settings, Privacy and security</source>
        <translation>在 Bluesky 的“设置 → 隐私与安全”里生成</translation>
    </message>
    <message>
        <source>Empty: the terms of the brand</source>
        <translation>留空则用品牌的词</translation>
    </message>
    <message>
        <source>AppView</source>
        <translation>AppView</translation>
    </message>
    <message>
        <source>For reading without login, such as https://public.api.bsky.app; usually empty</source>
        <translation>用于免登录读取，例如 https://public.api.bsky.app；通常留空</translation>
    </message>
    <message>
        <source>Live stream</source>
        <translation>实时流</translation>
    </message>
    <message>
        <source>A Jetstream such as wss://jetstream2.us-east.bsky.network: posts come at once, but all of the network&apos;s</source>
        <translation>Jetstream 地址，例如 wss://jetstream2.us-east.bsky.network：帖子即时到达，但会收到全网的内容</translation>
    </message>
    <message>
        <source>Without it only search; with it also what is said to you: @name</source>
        <translation>不填则只搜索；填了还能听见对你说的话：@用户名</translation>
    </message>
    <message>
        <source>Bearer token</source>
        <translation>Bearer 令牌</translation>
    </message>
    <message>
        <source>From the developer console; it needs credit there</source>
        <translation>在开发者控制台取得；那里要有余额</translation>
    </message>
    <message>
        <source>In X&apos;s own search language; empty: the terms of the brand</source>
        <translation>用 X 自己的搜索语法；留空则用品牌的词</translation>
    </message>
    <message>
        <source>Budget a day, in US dollars</source>
        <translation>每日预算（美元）</translation>
    </message>
    <message>
        <source>No more than this is spent in a day (UTC); what is left unread is read the next day</source>
        <translation>一天（UTC）内花费不超过此数；没读完的第二天再读</translation>
    </message>
    <message>
        <source>Read reposts, too</source>
        <translation>也读取转发</translation>
    </message>
    <message>
        <source>Each costs as much as a post</source>
        <translation>每条转发与帖子同价</translation>
    </message>
    <message>
        <source>Read all replies around what was found</source>
        <translation>读取所找到内容前后的全部回复</translation>
    </message>
    <message>
        <source>Each reply costs as much as a post</source>
        <translation>每条回复与帖子同价</translation>
    </message>
    <message>
        <source>Never look at a post again</source>
        <translation>帖子只读一次，不再回看</translation>
    </message>
    <message>
        <source>Saves money; edits and deletions stay unseen</source>
        <translation>节省费用；但看不到编辑和删除</translation>
    </message>
    <message>
        <source>Where the API is asked</source>
        <translation>在哪里查询 API</translation>
    </message>
    <message>
        <source>Page id</source>
        <translation>主页编号</translation>
    </message>
    <message>
        <source>The number of your page; its About section shows it</source>
        <translation>你的主页的编号；见主页的“简介”</translation>
    </message>
    <message>
        <source>Page access token</source>
        <translation>主页访问令牌</translation>
    </message>
    <message>
        <source>A long-lived one, with pages_read_engagement and pages_read_user_content</source>
        <translation>长期令牌，需有 pages_read_engagement 和 pages_read_user_content 权限</translation>
    </message>
    <message>
        <source>Read recommendations, too</source>
        <translation>也读取推荐</translation>
    </message>
    <message>
        <source>Versions from v22 on refuse them to most apps</source>
        <translation>从 v22 起，多数应用读不到推荐</translation>
    </message>
    <message>
        <source>API version</source>
        <translation>API 版本</translation>
    </message>
    <message>
        <source>Meta retires each after about two years</source>
        <translation>每个版本约两年后被 Meta 停用</translation>
    </message>
    <message>
        <source>Instagram account id</source>
        <translation>Instagram 账号编号</translation>
    </message>
    <message>
        <source>The number of your business account</source>
        <translation>你的商业账号的编号</translation>
    </message>
    <message>
        <source>Its own posts tell which mentions were answered: @name</source>
        <translation>据此判断哪些提及已得到答复：@用户名</translation>
    </message>
    <message>
        <source>A long-lived one of the page it belongs to, with instagram_basic and instagram_manage_comments</source>
        <translation>该账号所属主页的长期令牌，需有 instagram_basic 和 instagram_manage_comments 权限</translation>
    </message>
    <message>
        <source>Hashtags</source>
        <translation>话题标签</translation>
    </message>
    <message>
        <source>Such as #kettle #bluekettle, at most 30 a week; empty: none</source>
        <translation>例如 #kettle #bluekettle，每周最多 30 个；留空则不用</translation>
    </message>
    <message>
        <source>API key</source>
        <translation>API 密钥</translation>
    </message>
    <message>
        <source>At console.cloud.google.com make a project, enable “YouTube Data API v3” for it, then under Credentials create an API key and restrict it to that API. Reading needs no further rights and costs nothing</source>
        <translation>在 console.cloud.google.com 新建项目，启用“YouTube Data API v3”，再到“凭据”里创建 API 密钥，并限定只用于该 API。读取不需要其他权限，也不收费</translation>
    </message>
    <message>
        <source>Your channel</source>
        <translation>你的频道</translation>
    </message>
    <message>
        <source>@handle or channel id (UC…): all comments on its videos are read</source>
        <translation>@用户名 或频道编号（UC…）：读取其视频下的全部评论</translation>
    </message>
    <message>
        <source>Empty: the terms of the brand. Each search takes one of 100 a day</source>
        <translation>留空则用品牌的词。每次搜索占用每天 100 次中的一次</translation>
    </message>
    <message>
        <source>App</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>The number in the address of the app&apos;s page in the App Store, such as 1234567890, or that address</source>
        <translation>App Store 应用页面地址中的数字，例如 1234567890，或直接填该地址</translation>
    </message>
    <message>
        <source>Storefronts</source>
        <translation>国家或地区</translation>
    </message>
    <message>
        <source>Codes of countries, separated by commas; each is asked once an hour. For an app of your own, App Store Connect tells of all countries, and of your answers</source>
        <translation>国家或地区代码，用逗号隔开；每个每小时查询一次。若是你自己的应用，App Store Connect 会给出所有国家或地区的评价和你的答复</translation>
    </message>
    <message>
        <source>Where the feed is asked for</source>
        <translation>在哪里读取订阅源</translation>
    </message>
    <message>
        <source>Its number: App Store Connect, your app, App Information, Apple ID</source>
        <translation>应用的编号：见 App Store Connect → 你的 App → App 信息 → Apple ID</translation>
    </message>
    <message>
        <source>Private key</source>
        <translation>私钥</translation>
    </message>
    <message>
        <source>In App Store Connect under Users and Access, Integrations, App Store Connect API: add a team key with the role “Customer Support” and download it (once only). Paste the whole .p8 file</source>
        <translation>在 App Store Connect 的“用户和访问 → 集成 → App Store Connect API”里添加一个角色为“客户支持”的团队密钥并下载（只能下载一次）。请粘贴整个 .p8 文件</translation>
    </message>
    <message>
        <source>Key ID</source>
        <translation>密钥 ID</translation>
    </message>
    <message>
        <source>Ten letters and digits beside the key in the same list</source>
        <translation>同一列表中密钥旁的十位字母和数字</translation>
    </message>
    <message>
        <source>Issuer ID</source>
        <translation>Issuer ID</translation>
    </message>
    <message>
        <source>Above that list, once for all keys of the team</source>
        <translation>在该列表上方，整个团队的密钥共用一个</translation>
    </message>
    <message>
        <source>Package name</source>
        <translation>包名</translation>
    </message>
    <message>
        <source>Of your own app, such as com.example.kettle</source>
        <translation>你自己的应用的包名，例如 com.example.kettle</translation>
    </message>
    <message>
        <source>Service account key</source>
        <translation>服务账号密钥</translation>
    </message>
    <message>
        <source>At console.cloud.google.com make a service account in a project with the “Google Play Android Developer API”, and under Keys a key of type JSON: paste the whole file. Then in the Play Console, under Users and permissions, invite the account&apos;s address with the right “View app information and download bulk reports” (and “Reply to reviews” if it is to answer one day). It can take a day until this works</source>
        <translation>在 console.cloud.google.com 启用了“Google Play Android Developer API”的项目里新建服务账号，并在“密钥”下创建 JSON 类型的密钥：粘贴整个文件。然后在 Play 管理中心的“用户和权限”里邀请该账号的地址，授予“查看应用信息并下载批量报告”权限（若以后要由它答复，再加“回复评价”）。可能要一天后才生效</translation>
    </message>
    <message>
        <source>Your reviews page</source>
        <translation>你的评价页面</translation>
    </message>
    <message>
        <source>Its address in the Play Console, for answering; empty: its front page</source>
        <translation>它在 Play 管理中心的地址，用于答复；留空则为首页</translation>
    </message>
    <message>
        <source>Repositories</source>
        <translation>仓库</translation>
    </message>
    <message>
        <source>Such as owner/name, separated by commas: all issues and comments</source>
        <translation>例如 owner/name，用逗号隔开：读取全部议题和评论</translation>
    </message>
    <message>
        <source>In all public issues; empty: the terms of the brand, unless repositories are named</source>
        <translation>在所有公开议题中搜索；留空则用品牌的词（填了仓库时除外）</translation>
    </message>
    <message>
        <source>Your login</source>
        <translation>你的登录名</translation>
    </message>
    <message>
        <source>What it writes is ours; further ones are kept with the brand</source>
        <translation>由它写的算我方内容；其他账号记在品牌里</translation>
    </message>
    <message>
        <source>Optional: discussions, and 5,000 questions an hour instead of 60. At github.com under Settings, Developer settings, Fine-grained tokens: access to “Public repositories”, no further permissions. For a private repository choose it and give Issues and Discussions the right to read</source>
        <translation>可选：可读取讨论，且每小时可查询 5,000 次而不是 60 次。在 github.com 的“Settings → Developer settings → Fine-grained tokens”里新建：访问范围选“Public repositories”，不需要其他权限。私有仓库请选中它，并给予 Issues 和 Discussions 读取权限</translation>
    </message>
    <message>
        <source>Pull requests, too</source>
        <translation>也读取拉取请求</translation>
    </message>
    <message>
        <source>They are left out otherwise</source>
        <translation>否则不读取</translation>
    </message>
    <message>
        <source>Of GitHub Enterprise: https://your.host/api/v3</source>
        <translation>GitHub Enterprise 的地址：https://your.host/api/v3</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>站点</translation>
    </message>
    <message>
        <source>Their names in the API, separated by commas: stackoverflow, superuser, askubuntu, cooking …</source>
        <translation>站点在 API 中的名称，用逗号隔开：stackoverflow、superuser、askubuntu、cooking……</translation>
    </message>
    <message>
        <source>Optional: 10,000 requests a day instead of 300. Register an application at stackapps.com/apps/oauth/register; the key is no secret</source>
        <translation>可选：每天可请求 10,000 次而不是 300 次。在 stackapps.com/apps/oauth/register 注册应用；该密钥无需保密</translation>
    </message>
    <message>
        <source>Site and number of the user: stackoverflow/12345. What it writes is ours</source>
        <translation>站点和用户编号：stackoverflow/12345。由它写的算我方内容</translation>
    </message>
    <message>
        <source>Business</source>
        <translation>企业</translation>
    </message>
    <message>
        <source>The domain it is reviewed under, such as kettle.example</source>
        <translation>接受评价的域名，例如 kettle.example</translation>
    </message>
    <message>
        <source>In Trustpilot Business under Integrations, Developers, APIs make an application (paid plans only): its API key reads what is public; key and secret with a colon between them (key:secret) read the private list</source>
        <translation>在 Trustpilot Business 的“Integrations → Developers → APIs”里建立应用（仅限付费套餐）：它的 API 密钥可读取公开内容；密钥和密文之间加冒号（key:secret）可读取非公开列表</translation>
    </message>
    <message>
        <source>Read through</source>
        <translation>读取途径</translation>
    </message>
    <message>
        <source>“feed”: the feeds of your account, without keys; edits, counts and deletions stay unseen. “app”: client id and secret of an approved app. “account”: those and a refresh token; adds mentions and replies</source>
        <translation>“订阅源”：你账号的订阅源，无需密钥；看不到编辑、计数和删除。“应用”：已获批应用的客户端 ID 和密钥。“账号”：在此之外再加刷新令牌；可读取提及和回复</translation>
    </message>
    <message>
        <source>feed</source>
        <translation>订阅源</translation>
    </message>
    <message>
        <source>app</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Your user name</source>
        <translation>你的用户名</translation>
    </message>
    <message>
        <source>Without u/; its own answers tell which mentions were answered</source>
        <translation>不带 u/；据此判断哪些提及已得到答复</translation>
    </message>
    <message>
        <source>feed: open reddit.com/prefs/feeds while logged in and copy the address of any RSS link there. app: the client secret. account: client secret and refresh token with a space between; it needs the scopes identity, read, history and privatemessages</source>
        <translation>订阅源：登录后打开 reddit.com/prefs/feeds，复制那里任意一个 RSS 链接的地址。应用：客户端密钥。账号：客户端密钥和刷新令牌，中间加空格；需要 identity、read、history 和 privatemessages 权限</translation>
    </message>
    <message>
        <source>Client id</source>
        <translation>客户端 ID</translation>
    </message>
    <message>
        <source>For app and account: under the app&apos;s name at reddit.com/prefs/apps</source>
        <translation>用于“应用”和“账号”：见 reddit.com/prefs/apps 里应用名称下方</translation>
    </message>
    <message>
        <source>In Reddit&apos;s search language; empty: the terms of the brand</source>
        <translation>用 Reddit 的搜索语法；留空则用品牌的词</translation>
    </message>
    <message>
        <source>Subreddits</source>
        <translation>Reddit 版块</translation>
    </message>
    <message>
        <source>Read all comments there and keep those that name the brand, since search finds only posts: kettles, tea</source>
        <translation>读取这些版块的全部评论，保留提到品牌的（因为搜索只能找到帖子）：kettles, tea</translation>
    </message>
    <message>
        <source>Stands in for all of Reddit&apos;s addresses; usually empty</source>
        <translation>代替 Reddit 的所有地址；通常留空</translation>
    </message>
    <message>
        <source>Its own answers tell which mentions were answered; needed to log in</source>
        <translation>据此判断哪些提及已得到答复；登录时需要</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Adds mentions and replies. With two-factor login: a login token (JWT)</source>
        <translation>可增加提及和回复。开启两步验证时：填登录令牌（JWT）</translation>
    </message>
    <message>
        <source>Of your app at open.weibo.com, given to it by your account; its basic rights are enough. It expires after some time (for apps in test after a day) and must then be made anew</source>
        <translation>你在 open.weibo.com 的应用经你的账号授权得到的令牌；基本权限即可。过一段时间会失效（测试中的应用为一天），届时须重新生成</translation>
    </message>
    <message>
        <source>Name or number; its own comments tell which mentions were answered</source>
        <translation>昵称或编号；据此判断哪些提及已得到答复</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>话题</translation>
    </message>
    <message>
        <source>A topic without its # signs: its newest 200 posts. Needs the right search/topics</source>
        <translation>不带 # 号的话题：读取其最新 200 条微博。需要 search/topics 权限</translation>
    </message>
    <message>
        <source>The app has the commercial API</source>
        <translation>应用已开通商业 API</translation>
    </message>
    <message>
        <source>Asks c.api.weibo.com, which allows far more</source>
        <translation>改为查询 c.api.weibo.com，额度高得多</translation>
    </message>
    <message>
        <source>Look for deleted posts</source>
        <translation>检查已删除的微博</translation>
    </message>
    <message>
        <source>Needs the right statuses/show; off: unseen</source>
        <translation>需要 statuses/show 权限；关闭则看不到删除</translation>
    </message>
    <message>
        <source>Where the API is asked; usually empty</source>
        <translation>在哪里查询 API；通常留空</translation>
    </message>
    <message>
        <source>Forum</source>
        <translation>论坛</translation>
    </message>
    <message>
        <source>Its address, such as https://forum.example</source>
        <translation>论坛的地址，例如 https://forum.example</translation>
    </message>
    <message>
        <source>Empty: every new post is read, and those that name the brand are kept; that misses nothing. A search reads less of a very busy forum, which may allow it to members only</source>
        <translation>留空：读取每条新帖，保留提到品牌的，不会遗漏。填写搜索则在繁忙的论坛上读得更少，但论坛可能只允许成员搜索</translation>
    </message>
    <message>
        <source>Its own answers tell which mentions were answered</source>
        <translation>据此判断哪些提及已得到答复</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Adds replies and mentions, and forums for members only. A user API key with the scopes read and notifications, or a read-only key that an administrator makes under Admin, API</source>
        <translation>可增加回复和提及，以及仅限成员的论坛。填有 read 和 notifications 权限的用户 API 密钥，或由管理员在“管理 → API”里生成的只读密钥</translation>
    </message>
    <message>
        <source>The key is</source>
        <translation>密钥类型</translation>
    </message>
    <message>
        <source>user</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>admin</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>Address of the alert&apos;s feed</source>
        <translation>快讯订阅源的地址</translation>
    </message>
    <message>
        <source>Ends in two long numbers</source>
        <translation>以两个长数字结尾</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Such as en or zh-CN</source>
        <translation>例如 en 或 zh-CN</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家或地区</translation>
    </message>
    <message>
        <source>Two letters, such as US, DE or CN</source>
        <translation>两个字母，例如 US、DE 或 CN</translation>
    </message>
    <message>
        <source>Channel id</source>
        <translation>频道编号</translation>
    </message>
    <message>
        <source>Begins with UC; on the channel&apos;s page under About, Share, Copy channel id</source>
        <translation>以 UC 开头；在频道页面的“简介 → 分享频道 → 复制频道 ID”</translation>
    </message>
    <message>
        <source>Its address, such as forum.example.com</source>
        <translation>地址，例如 forum.example.com</translation>
    </message>
    <message>
        <source>Subreddit</source>
        <translation>Reddit 版块</translation>
    </message>
    <message>
        <source>Such as r/tea</source>
        <translation>例如 r/tea</translation>
    </message>
    <message>
        <source>Such as lemmy.ml</source>
        <translation>例如 lemmy.ml</translation>
    </message>
    <message>
        <source>Community</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>Its short name</source>
        <translation>它的短名称</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Such as python</source>
        <translation>例如 python</translation>
    </message>
    <message>
        <source>Podcast id</source>
        <translation>播客编号</translation>
    </message>
    <message>
        <source>The number at the end of its Apple Podcasts address</source>
        <translation>Apple Podcasts 地址末尾的数字</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>网站</translation>
    </message>
    <message>
        <source>Its address, such as blog.example.com</source>
        <translation>地址，例如 blog.example.com</translation>
    </message>
</context>
</TS>
