<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Countdown</name>
    <message>
        <source>working days left</source>
        <translation>剩余工作日</translation>
    </message>
    <message>
        <source>not published yet</source>
        <translation>尚未公示</translation>
    </message>
    <message>
        <source>Not published</source>
        <translation>未公示</translation>
    </message>
    <message>
        <source>{first} to {last}, {count} working days, at: {place}. Check code of the list {code}</source>
        <translation>{first} 至 {last}，共 {count} 个工作日，公示地点：{place}。名单校验码 {code}</translation>
    </message>
    <message>
        <source>Over: results may be filed</source>
        <translation>公示期满，可以报备</translation>
    </message>
    <message>
        <source>Outdated: publish again</source>
        <translation>结果有变动，须重新公示</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>公示中</translation>
    </message>
    <message>
        <source>{count} candidates still lack signatures; a notice lists signed results only.</source>
        <translation>还有 {count} 名考生的评审表没有签齐；只能公示签齐的结果。</translation>
    </message>
    <message>
        <source>All results are signed. They can be published now, until {last} or later.</source>
        <translation>全部结果已签齐，现在可以公示，最早到 {last} 期满。</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
</context>
<context>
    <name>NoticeScreen</name>
    <message>
        <source>the list for the notice</source>
        <translation>公示名单</translation>
    </message>
    <message>
        <source>Public notice</source>
        <translation>公示</translation>
    </message>
    <message>
        <source>Published until {last}: {count} working days.</source>
        <translation>已开始公示，到 {last} 为止，共 {count} 个工作日。</translation>
    </message>
    <message>
        <source>Publishing</source>
        <translation>正在公示</translation>
    </message>
    <message>
        <source>The objection is recorded; filing waits until it is resolved.</source>
        <translation>异议已登记；处理完毕后才能报备。</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>正在登记</translation>
    </message>
    <message>
        <source>The objection is resolved.</source>
        <translation>异议已处理。</translation>
    </message>
    <message>
        <source>the notice to hang out</source>
        <translation>公示书（PDF）</translation>
    </message>
    <message>
        <source>Register candidates, score and sign first; then the results are published here.</source>
        <translation>先完成报名、评分和签字，再在这里公示结果。</translation>
    </message>
    <message>
        <source>There are no results to publish yet</source>
        <translation>还没有可以公示的结果</translation>
    </message>
</context>
<context>
    <name>Objections</name>
    <message>
        <source>Objections</source>
        <translation>异议</translation>
    </message>
    <message>
        <source>What the objection says</source>
        <translation>异议内容</translation>
    </message>
    <message>
        <source>Whom it is about</source>
        <translation>涉及考生</translation>
    </message>
    <message>
        <source>Record objection</source>
        <translation>登记异议</translation>
    </message>
    <message>
        <source>How it was resolved</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>How it was resolved, in writing</source>
        <translation>书面处理结果</translation>
    </message>
    <message>
        <source>Upheld</source>
        <translation>异议成立</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>处理完毕</translation>
    </message>
    <message>
        <source>No objection has been recorded.</source>
        <translation>没有登记异议。</translation>
    </message>
    <message>
        <source>About the whole list</source>
        <translation>涉及整个名单</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>收到日期</translation>
    </message>
    <message>
        <source>About</source>
        <translation>涉及考生</translation>
    </message>
    <message>
        <source>Objection</source>
        <translation>异议内容</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>已处理</translation>
    </message>
</context>
<context>
    <name>PublishForm</name>
    <message>
        <source>for example: notice board at the gate and intranet</source>
        <translation>例如：公司大门公告栏、内网</translation>
    </message>
    <message>
        <source>&amp;Publish from today</source>
        <translation>从今天起公示(&amp;P)</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>公示最后一天</translation>
    </message>
    <message>
        <source>Place or way of the notice</source>
        <translation>公示地点或方式</translation>
    </message>
    <message>
        <source>Working days by the official holiday arrangement; {last} at the earliest.</source>
        <translation>按国务院节假日安排计算工作日，最早到 {last}。</translation>
    </message>
</context>
</TS>
