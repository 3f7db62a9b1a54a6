<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>OwnPassword</name>
    <message>
        <source>Your own password</source>
        <translation>本人口令</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>现在的口令</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新口令</translation>
    </message>
    <message>
        <source>At least 8 characters.</source>
        <translation>至少 8 个字符。</translation>
    </message>
    <message>
        <source>The same password again</source>
        <translation>再输入一次新口令</translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation>修改口令</translation>
    </message>
    <message>
        <source>Changing the password</source>
        <translation>正在修改口令</translation>
    </message>
    <message>
        <source>Your password is changed. It opens the database from now on.</source>
        <translation>口令已修改，下次登录请用新口令。</translation>
    </message>
</context>
<context>
    <name>PeopleKeys</name>
    <message>
        <source>New person</source>
        <translation>新建人员</translation>
    </message>
    <message>
        <source>Change the person</source>
        <translation>更改人员资料</translation>
    </message>
</context>
<context>
    <name>PeopleScreen</name>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>新建人员</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改资料…</translation>
    </message>
    <message>
        <source>New password…</source>
        <translation>重设口令…</translation>
    </message>
    <message>
        <source>Leaves…</source>
        <translation>登记离岗…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>At least 8 characters. The person should change it after signing in.</source>
        <translation>至少 8 个字符。请本人登录后自行修改。</translation>
    </message>
    <message>
        <source>First password</source>
        <translation>初始口令</translation>
    </message>
    <message>
        <source>First day on which the person may no longer act</source>
        <translation>自哪天起不能再操作</translation>
    </message>
    <message>
        <source>Reason, kept for ever</source>
        <translation>理由（永久留存）</translation>
    </message>
    <message>
        <source>Take onto the staff</source>
        <translation>添加人员</translation>
    </message>
    <message>
        <source>Keep the change</source>
        <translation>保存更改</translation>
    </message>
    <message>
        <source>Give the new password</source>
        <translation>重设口令</translation>
    </message>
    <message>
        <source>Record that the person leaves</source>
        <translation>登记离岗</translation>
    </message>
    <message>
        <source>A day, as 2026-10-31</source>
        <translation>请填日期，如 2026-10-31</translation>
    </message>
    <message>
        <source>{name} is on the staff and can sign in as {login}.</source>
        <translation>已添加{name}，可用账号 {login} 登录。</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>已离岗</translation>
    </message>
    <message>
        <source>Leaves {day}</source>
        <translation>{day} 离岗</translation>
    </message>
    <message>
        <source>Card lapsed</source>
        <translation>证卡过期</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>在岗</translation>
    </message>
</context>
<context>
    <name>PersonFields</name>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Assessor</source>
        <translation>考评员</translation>
    </message>
    <message>
        <source>Senior assessor</source>
        <translation>高级考评员</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Short, without blanks; it cannot be changed</source>
        <translation>简短、不含空格；建立后不能修改</translation>
    </message>
    <message>
        <source>Card valid until</source>
        <translation>证卡有效期至</translation>
    </message>
    <message>
        <source>Employer</source>
        <translation>所在单位</translation>
    </message>
    <message>
        <source>Grade of assessor</source>
        <translation>考评员等级</translation>
    </message>
    <message>
        <source>Number of the card</source>
        <translation>证卡编号</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>岗位</translation>
    </message>
</context>
</TS>
