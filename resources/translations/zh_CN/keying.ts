<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>GapList</name>
    <message>
        <source>&amp;Reason of the decision</source>
        <translation>裁定理由(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Take the column over</source>
        <translation>按裁定提交(&amp;T)</translation>
    </message>
    <message>
        <source>Item {item}: {points}, keyed by {who}</source>
        <translation>第 {item} 项：{points}，{who}录入</translation>
    </message>
    <message>
        <source>{count} items differ. A third person compares them with the paper and says which is right.</source>
        <translation>{count} 项不一致，须由第三人对照纸面裁定。</translation>
    </message>
    <message>
        <source>{count} items differ. Compare them with the paper and choose the entry that agrees with it.</source>
        <translation>{count} 项不一致。请对照纸面，选定与纸面一致的一遍。</translation>
    </message>
</context>
<context>
    <name>KeyingForm</name>
    <message>
        <source>{done} of {items} items keyed</source>
        <translation>已录 {done} 项，共 {items} 项</translation>
    </message>
</context>
<context>
    <name>KeyingKeys</name>
    <message>
        <source>Keep the entry</source>
        <translation>保存录入</translation>
    </message>
    <message>
        <source>Next sheet</source>
        <translation>下一列</translation>
    </message>
    <message>
        <source>Sheet before</source>
        <translation>上一列</translation>
    </message>
    <message>
        <source>List of sheets</source>
        <translation>评审表列表</translation>
    </message>
</context>
<context>
    <name>KeyingScreen</name>
    <message>
        <source>Paper sheets</source>
        <translation>纸质评审表</translation>
    </message>
    <message>
        <source>&amp;Discard and key anew</source>
        <translation>作废重录(&amp;D)</translation>
    </message>
    <message>
        <source>Choose a batch at the top.</source>
        <translation>请在上方选择批次。</translation>
    </message>
    <message>
        <source>No batch is open</source>
        <translation>没有打开的批次</translation>
    </message>
    <message>
        <source>Sheets can be keyed in once the plan is released and candidates are registered.</source>
        <translation>评价计划发布并有考生报名后，才能录入评审表。</translation>
    </message>
    <message>
        <source>There is nothing to key in</source>
        <translation>没有可录入的评审表</translation>
    </message>
    <message>
        <source>You take part in this batch</source>
        <translation>您参加本批次评价</translation>
    </message>
    <message>
        <source>Paper scores are keyed in by two people who do not score, train or supervise in the batch.</source>
        <translation>纸质评分由两名不在本批次担任考评、见习或内督的人员录入。</translation>
    </message>
    <message>
        <source>Paper scores</source>
        <translation>纸质评分录入</translation>
    </message>
    <message>
        <source>First entry kept. Somebody else now keys the sheet again.</source>
        <translation>第一遍已保存。请由另一人再录一遍。</translation>
    </message>
    <message>
        <source>Both entries agree: the sheet is submitted, its assessor signs it.</source>
        <translation>两遍一致，评审表已提交，等考评员确认签字。</translation>
    </message>
    <message>
        <source>The two entries differ. A third person decides.</source>
        <translation>两遍不一致，请由第三人裁定。</translation>
    </message>
    <message>
        <source>Keeping the entry</source>
        <translation>正在保存录入</translation>
    </message>
    <message>
        <source>Decided: the sheet is submitted, its assessor signs it.</source>
        <translation>已裁定，评审表已提交，等考评员确认签字。</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>正在记录</translation>
    </message>
    <message>
        <source>Discarded. Two people key the sheet anew.</source>
        <translation>已作废，请两人重新录入。</translation>
    </message>
    <message>
        <source>Filed: {name}, {title}</source>
        <translation>已归入：{name}，{title}</translation>
    </message>
    <message>
        <source>Filing the scan</source>
        <translation>正在归入扫描件</translation>
    </message>
    <message>
        <source>column {place}, {assessor}</source>
        <translation>第 {place} 列，{assessor}</translation>
    </message>
    <message>
        <source>Keep the first entry</source>
        <translation>保存第一遍</translation>
    </message>
    <message>
        <source>Keep the second entry</source>
        <translation>保存第二遍</translation>
    </message>
    <message>
        <source>Nobody has keyed this sheet yet. Key every item as it stands on the paper.</source>
        <translation>这一列还没有人录入。请按纸面逐项录入。</translation>
    </message>
    <message>
        <source>Keyed once by {keyed}. Key it again from the paper; the first entry is not shown.</source>
        <translation>{keyed}已录一遍。请对照纸面再录一遍，第一遍的内容不显示。</translation>
    </message>
    <message>
        <source>Keyed once by {keyed}. Somebody else makes the second entry.</source>
        <translation>{keyed}已录一遍。第二遍由另一人录入。</translation>
    </message>
    <message>
        <source>Keyed by {keyed} and submitted. The assessor confirms and signs it.</source>
        <translation>由{keyed}录入并已提交，等考评员确认签字。</translation>
    </message>
    <message>
        <source>Keyed by {keyed}.</source>
        <translation>由{keyed}录入。</translation>
    </message>
    <message>
        <source>Not keyed</source>
        <translation>未录入</translation>
    </message>
    <message>
        <source>Keyed once</source>
        <translation>已录一遍</translation>
    </message>
    <message>
        <source>Differs</source>
        <translation>不一致</translation>
    </message>
    <message>
        <source>Taken over</source>
        <translation>已录入</translation>
    </message>
    <message>
        <source>Item {item} has no score yet.</source>
        <translation>第 {item} 项还没有分数。</translation>
    </message>
    <message>
        <source>Reason for discarding</source>
        <translation>作废理由</translation>
    </message>
</context>
<context>
    <name>ScanCard</name>
    <message>
        <source>Check code</source>
        <translation>校验码</translation>
    </message>
    <message>
        <source>Check code printed on the sheet, or the text of its QR code</source>
        <translation>评审表上的校验码，或二维码全文</translation>
    </message>
    <message>
        <source>Scan as PDF, JPEG or PNG</source>
        <translation>扫描件（PDF、JPEG 或 PNG）</translation>
    </message>
    <message>
        <source>File of the scan</source>
        <translation>扫描件文件</translation>
    </message>
    <message>
        <source>Look for…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>&amp;File the scan</source>
        <translation>归入扫描件(&amp;F)</translation>
    </message>
    <message>
        <source>Scanned sheets</source>
        <translation>评审表扫描件</translation>
    </message>
    <message>
        <source>{all} scans filed in this batch, {here} of them of the form that is open</source>
        <translation>本批次已归入 {all} 份，其中当前评审表 {here} 份</translation>
    </message>
    <message>
        <source>Scans (*.pdf *.jpg *.jpeg *.png)</source>
        <translation>扫描件 (*.pdf *.jpg *.jpeg *.png)</translation>
    </message>
</context>
</TS>
