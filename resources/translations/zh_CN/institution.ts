<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>FiledRow</name>
    <message>
        <source>Not recorded</source>
        <translation>未查明</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>有</translation>
    </message>
    <message>
        <source>No</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>Has a senior technician in the 2022 classification (needed for the two highest levels)</source>
        <translation>《职业分类大典》（2022版）中是否设有高级技师（开展特级技师、首席技师评聘须有）</translation>
    </message>
</context>
<context>
    <name>InstitutionScreen</name>
    <message>
        <source>Record the change</source>
        <translation>保存更改</translation>
    </message>
    <message>
        <source>As it is filed now</source>
        <translation>恢复为已保存的内容</translation>
    </message>
    <message>
        <source>Institution</source>
        <translation>评价机构</translation>
    </message>
    <message>
        <source>As filed</source>
        <translation>备案信息</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>所在地区</translation>
    </message>
    <message>
        <source>Issuing institution on certificates, where it is another</source>
        <translation>发证机构（与本机构不同时填写）</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人及电话</translation>
    </message>
    <message>
        <source>Filed occupations and levels</source>
        <translation>已备案的职业（工种）和等级</translation>
    </message>
    <message>
        <source>Certificates that were given keep their numbers; plans that were released stay as they are.</source>
        <translation>已核发的证书编号和已发布的计划不受影响。</translation>
    </message>
    <message>
        <source>Not recorded yet</source>
        <translation>有更改未保存</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Recording the institution</source>
        <translation>正在保存机构信息</translation>
    </message>
</context>
</TS>
