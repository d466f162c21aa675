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
        <source>not looked</source>
        <translation>未查看</translation>
    </message>
    <message>
        <source>%1 not read</source>
        <translation>未读取%1</translation>
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
        <translation>覆盖率 %1</translation>
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
        <source>%1: how people feel</source>
        <translation>%1：大家的感受</translation>
    </message>
    <message>
        <source>judged by %1</source>
        <translation>判断模型 %1</translation>
    </message>
    <message>
        <source>%1, all platforms</source>
        <translation>%1，全部平台</translation>
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
        <translation>是否投诉由您判定。</translation>
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
    <name>Inbox</name>
    <message>
        <source>somebody without a name</source>
        <translation>没有名字的人</translation>
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
        <source>answered, still open</source>
        <translation>已回应，未了结</translation>
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
        <source>Sources</source>
        <translation>数据源</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
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
        <source>complaint, says you</source>
        <translation>投诉（您判定）</translation>
    </message>
    <message>
        <source>no complaint, says you</source>
        <translation>不是投诉（您判定）</translation>
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
        <source>judged by what is marked</source>
        <translation>依标出的字词判断</translation>
    </message>
    <message>
        <source>not right?</source>
        <translation>不对？</translation>
    </message>
    <message>
        <source>Complaint or not: your word counts, and is kept (C)</source>
        <translation>是不是投诉以您说的为准，并会保留 (C)</translation>
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
        <source>%1 · all platforms</source>
        <translation>%1 · 全部平台</translation>
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
        <source>Period</source>
        <translation>时间范围</translation>
    </message>
    <message>
        <source>Bins</source>
        <translation>时间粒度</translation>
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
        <source>token</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>还没有</translation>
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
</context>
</TS>
