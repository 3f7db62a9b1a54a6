<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ConditionCard</name>
    <message>
        <source>There is no worked example: this is the institution&apos;s own condition.</source>
        <translation>没有现成的例子：这是本机构自定的条件。</translation>
    </message>
    <message>
        <source>For example</source>
        <translation>例如</translation>
    </message>
    <message>
        <source>Clause text</source>
        <translation>查看原文</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>例子</translation>
    </message>
    <message>
        <source>{clause} · met since {day}</source>
        <translation>{clause} · {day} 起已满足</translation>
    </message>
    <message>
        <source>{clause} · met from {day}</source>
        <translation>{clause} · {day} 起满足</translation>
    </message>
    <message>
        <source>No evidence attached: {facts}</source>
        <translation>未附证明：{facts}</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 项</translation>
    </message>
    <message>
        <source>Read as: {text}</source>
        <translation>采用的理解：{text}</translation>
    </message>
    <message>
        <source>Record a decision…</source>
        <translation>记录人工评定…</translation>
    </message>
</context>
<context>
    <name>DecisionPanel</name>
    <message>
        <source>&amp;Approve</source>
        <translation>认可(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Reject</source>
        <translation>不认可(&amp;R)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Reviewer: {name}</source>
        <translation>评审人：{name}</translation>
    </message>
    <message>
        <source>Reason, in writing</source>
        <translation>书面理由</translation>
    </message>
    <message>
        <source>Does it count under the clause?</source>
        <translation>按该条款是否认可？</translation>
    </message>
</context>
<context>
    <name>EligibilityKeys</name>
    <message>
        <source>Enter facts</source>
        <translation>补充材料</translation>
    </message>
    <message>
        <source>Attach evidence</source>
        <translation>上传证明</translation>
    </message>
    <message>
        <source>Keep the fact</source>
        <translation>保存这一条</translation>
    </message>
    <message>
        <source>Look for a candidate</source>
        <translation>查找考生</translation>
    </message>
    <message>
        <source>Next candidate</source>
        <translation>下一位考生</translation>
    </message>
    <message>
        <source>Previous candidate</source>
        <translation>上一位考生</translation>
    </message>
</context>
<context>
    <name>EligibilityScreen</name>
    <message>
        <source>Candidates</source>
        <translation>考生</translation>
    </message>
    <message>
        <source>Name or admission number</source>
        <translation>姓名或准考证号</translation>
    </message>
    <message>
        <source>Look for a candidate</source>
        <translation>查找考生</translation>
    </message>
    <message>
        <source>Go on regardless…</source>
        <translation>记录并继续…</translation>
    </message>
    <message>
        <source>Enter facts</source>
        <translation>补充材料</translation>
    </message>
    <message>
        <source>Attach evidence</source>
        <translation>上传证明</translation>
    </message>
    <message>
        <source>Evidence files</source>
        <translation>证明文件</translation>
    </message>
    <message>
        <source>the eligibility of the batch</source>
        <translation>本批次资格审查表</translation>
    </message>
    <message>
        <source>Eligibility</source>
        <translation>资格审查</translation>
    </message>
    <message>
        <source>Rules: {title}</source>
        <translation>依据 {title}</translation>
    </message>
    <message>
        <source>{rules} and own rules, version {number}</source>
        <translation>{rules}及本机构自定规则第 {number} 版</translation>
    </message>
    <message>
        <source>There are no candidates yet</source>
        <translation>还没有考生</translation>
    </message>
    <message>
        <source>Take in a roster first; then each candidate&apos;s eligibility is answered here, with its clause.</source>
        <translation>请先导入花名册；之后这里逐人逐条回答是否符合申报条件，并写明依据。</translation>
    </message>
    <message>
        <source>To the candidates</source>
        <translation>去报名</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>{failed} do not meet the conditions, {open} cannot be told.</source>
        <translation>{failed} 人不符合条件，{open} 人无法判断。</translation>
    </message>
    <message>
        <source>Gone on by {name}, {at}: {reason}</source>
        <translation>{name} 已于 {at} 记录并继续：{reason}</translation>
    </message>
    <message>
        <source>Everybody meets the conditions.</source>
        <translation>全体考生均符合条件。</translation>
    </message>
    <message>
        <source>Applies for {occupation} {level} · applications close {day} · one condition suffices · {rules}</source>
        <translation>申报 {occupation} {level} · 报名截止 {day} · 满足任一条件即可 · {rules}</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>另存一份</translation>
    </message>
    <message>
        <source>Saving a copy</source>
        <translation>正在另存</translation>
    </message>
    <message>
        <source>Written: {name}</source>
        <translation>已写出：{name}</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>正在记录</translation>
    </message>
</context>
<context>
    <name>EligibilityState</name>
    <message>
        <source>Met</source>
        <translation>符合</translation>
    </message>
    <message>
        <source>Not met</source>
        <translation>不符合</translation>
    </message>
    <message>
        <source>Cannot tell</source>
        <translation>无法判断</translation>
    </message>
    <message>
        <source>No facts</source>
        <translation>未填材料</translation>
    </message>
    <message>
        <source>{years} years ({days} days)</source>
        <translation>{years} 年（{days} 天）</translation>
    </message>
    <message>
        <source>not decided yet: {question}</source>
        <translation>尚未认定：{question}</translation>
    </message>
    <message>
        <source>{have}, not after {need}</source>
        <translation>{have}，不晚于 {need}</translation>
    </message>
    <message>
        <source>{have}, needed: {need}</source>
        <translation>{have}，需 {need}</translation>
    </message>
    <message>
        <source>{days} days short</source>
        <translation>差 {days} 天</translation>
    </message>
    <message>
        <source>To be judged</source>
        <translation>待评定</translation>
    </message>
    <message>
        <source>Evidence missing</source>
        <translation>缺证明</translation>
    </message>
    <message>
        <source>Facts missing</source>
        <translation>材料不全</translation>
    </message>
</context>
<context>
    <name>EvidencePanel</name>
    <message>
        <source>Look for…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>上传</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Attached files</source>
        <translation>已上传的文件</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>另存一份…</translation>
    </message>
    <message>
        <source>File (PDF or picture)</source>
        <translation>文件（PDF 或图片）</translation>
    </message>
    <message>
        <source>What it shows</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Proves</source>
        <translation>证明哪一条</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>暂不指定</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>证明材料</translation>
    </message>
</context>
<context>
    <name>FactPanel</name>
    <message>
        <source>Kind of fact</source>
        <translation>材料类别</translation>
    </message>
    <message>
        <source>Facts entered</source>
        <translation>已录入的材料</translation>
    </message>
    <message>
        <source>Keep (Ctrl+Enter)</source>
        <translation>保存（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>Remove this fact</source>
        <translation>删除这一条</translation>
    </message>
    <message>
        <source>There is none</source>
        <translation>确认没有</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation>改为未录入</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>This cannot be read.</source>
        <translation>无法识别，请改正。</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>+ New</source>
        <translation>＋ 新增</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>GoOnPanel</name>
    <message>
        <source>The chain leader answers for eligibility (25号 art. 28)</source>
        <translation>链主企业对申报资格负责（25号第二十八条）</translation>
    </message>
    <message>
        <source>Record and go on</source>
        <translation>记录并继续</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Reason, in writing</source>
        <translation>书面理由</translation>
    </message>
</context>
<context>
    <name>MoreCard</name>
    <message>
        <source>{count} more conditions without facts or not for this enterprise · show</source>
        <translation>其余 {count} 项未填材料或不适用于本企业 · 展开</translation>
    </message>
</context>
</TS>
