<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CertificatesScreen</name>
    <message>
        <source>Register of certificates</source>
        <translation>证书登记</translation>
    </message>
    <message>
        <source>Make &amp;void</source>
        <translation>作废(&amp;V)</translation>
    </message>
    <message>
        <source>Re-i&amp;ssue</source>
        <translation>补发(&amp;S)</translation>
    </message>
    <message>
        <source>Take &amp;in the numbers</source>
        <translation>导入编号(&amp;I)</translation>
    </message>
    <message>
        <source>No number has been given in this batch.</source>
        <translation>本批次还没有核发编号。</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>{count} numbers given: {first} to {last}</source>
        <translation>已核发 {count} 个编号：{first} 至 {last}</translation>
    </message>
    <message>
        <source>Giving numbers</source>
        <translation>正在核发编号</translation>
    </message>
    <message>
        <source>Say which file holds the numbers.</source>
        <translation>请填写编号文件的位置。</translation>
    </message>
    <message>
        <source>{count} numbers taken in</source>
        <translation>已导入 {count} 个编号</translation>
    </message>
    <message>
        <source>Taking in numbers</source>
        <translation>正在导入编号</translation>
    </message>
    <message>
        <source>{number} is void; the number is never used again.</source>
        <translation>{number} 已作废，该编号永不再用。</translation>
    </message>
    <message>
        <source>{number} was issued again under its own number.</source>
        <translation>{number} 已按原编号补发。</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>正在登记</translation>
    </message>
    <message>
        <source>Certificate number</source>
        <translation>证书编号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Admission no.</source>
        <translation>准考证号</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Issued</source>
        <translation>发证日期</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Reason or re-issue</source>
        <translation>理由或补发日期</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>已作废</translation>
    </message>
    <message>
        <source>Re-issued</source>
        <translation>已补发</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>有效</translation>
    </message>
    <message>
        <source>the certificate data</source>
        <translation>证书数据表</translation>
    </message>
    <message>
        <source>the confirmation of the data (form 5)</source>
        <translation>证书数据审核确认表（表5）</translation>
    </message>
    <message>
        <source>the certificate pages</source>
        <translation>证书页</translation>
    </message>
    <message>
        <source>Choose a batch at the top. Numbers are given once its filing is accepted.</source>
        <translation>请在上方选择批次。报备通过后可核发证书编号。</translation>
    </message>
    <message>
        <source>No batch is open</source>
        <translation>没有打开批次</translation>
    </message>
    <message>
        <source>Reason, for the chosen certificate</source>
        <translation>对所选证书作废或补发的理由</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Look for…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>File with the numbers</source>
        <translation>编号文件</translation>
    </message>
    <message>
        <source>Workbook with name, ID number, certificate number, day of issue</source>
        <translation>含姓名、证件号码、证书编号、发证日期的工作簿</translation>
    </message>
    <message>
        <source>Numbers from the province</source>
        <translation>省里下发的编号</translation>
    </message>
    <message>
        <source>Workbooks (*.xlsx);;All files (*)</source>
        <translation>工作簿 (*.xlsx);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>SeriesCard</name>
    <message>
        <source>Runs of numbers</source>
        <translation>证书编号流水</translation>
    </message>
</context>
<context>
    <name>SeriesRow</name>
    <message>
        <source>First serial of this year</source>
        <translation>本年度起始流水号</translation>
    </message>
    <message>
        <source>First serial</source>
        <translation>起始流水号</translation>
    </message>
    <message>
        <source>Last number given</source>
        <translation>上一个编号</translation>
    </message>
    <message>
        <source>Next number</source>
        <translation>下一个编号</translation>
    </message>
    <message>
        <source>Last number afterwards</source>
        <translation>核发后最后编号</translation>
    </message>
    <message>
        <source>{count} wait for a number</source>
        <translation>待核发 {count} 人</translation>
    </message>
    <message>
        <source>Give {count} numbers</source>
        <translation>核发 {count} 个编号</translation>
    </message>
    <message>
        <source>Filing accepted</source>
        <translation>报备已通过</translation>
    </message>
    <message>
        <source>Filing not accepted yet</source>
        <translation>报备未通过</translation>
    </message>
    <message>
        <source>none this year</source>
        <translation>本年度还没有</translation>
    </message>
</context>
</TS>
