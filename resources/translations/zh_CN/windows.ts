<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AdministratorStep</name>
    <message>
        <source>There are no ready-made accounts. The administrator takes in all other people later.</source>
        <translation>程序没有预设账号。其他人员稍后由管理员添加。</translation>
    </message>
    <message>
        <source>The same password again</source>
        <translation>再输一遍口令</translation>
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
        <source>Short, without blanks.</source>
        <translation>简短，不含空格。</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>At least 8 characters.</source>
        <translation>至少 8 个字符。</translation>
    </message>
    <message>
        <source>The two passwords are not the same.</source>
        <translation>两次输入的口令不一致。</translation>
    </message>
</context>
<context>
    <name>BottomBar</name>
    <message>
        <source>✓ Saved {time}</source>
        <translation>✓ 已保存 {time}</translation>
    </message>
    <message>
        <source>Journal head {code}</source>
        <translation>日志头 {code}</translation>
    </message>
</context>
<context>
    <name>Crash</name>
    <message>
        <source>The program has a fault and could not finish this. Everything shown as saved is saved. Close the program and start it again. A report without personal data is in {path}.</source>
        <translation>程序出错，这一步没有完成。凡是显示“已保存”的内容都已保存。请关闭程序后重新打开。不含个人信息的错误报告在 {path}。</translation>
    </message>
</context>
<context>
    <name>DayField</name>
    <message>
        <source>Calendar (Alt+Down)</source>
        <translation>日历（Alt+↓）</translation>
    </message>
</context>
<context>
    <name>ExportCard</name>
    <message>
        <source>What to write</source>
        <translation>导出内容</translation>
    </message>
    <message>
        <source>Where to write it</source>
        <translation>保存位置</translation>
    </message>
    <message>
        <source>Look for…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Write to file</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Write {title}</source>
        <translation>导出{title}</translation>
    </message>
    <message>
        <source>Say where the file should go.</source>
        <translation>请填写保存位置。</translation>
    </message>
    <message>
        <source>Written: {name}, {size} KB, check code {code}, in {folder}</source>
        <translation>已写出 {name}（{size} KB，校验码 {code}），在 {folder}</translation>
    </message>
    <message>
        <source>Written: {count} files into {folder}</source>
        <translation>已写出 {count} 个文件到 {folder}</translation>
    </message>
</context>
<context>
    <name>FindPanel</name>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Name of a screen, a batch or a candidate</source>
        <translation>输入界面、批次或考生的名称</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>查找结果</translation>
    </message>
    <message>
        <source>Nothing has this name. Try fewer characters.</source>
        <translation>没有找到。少输几个字再试试。</translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>Offline · this machine</source>
        <translation>离线 · 本机</translation>
    </message>
    <message>
        <source>Sample: not backed up</source>
        <translation>示例，不备份</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>尚无备份</translation>
    </message>
    <message>
        <source>Backup {time}, verified</source>
        <translation>备份 {time}，已核对</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
</context>
<context>
    <name>HelpPanel</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>There is no help text for this screen.</source>
        <translation>这个界面没有帮助文字。</translation>
    </message>
</context>
<context>
    <name>InstitutionStep</name>
    <message>
        <source>13 characters: Y or S and 12 digits. They begin every certificate number and are typed only here.</source>
        <translation>共 13 位：Y 或 S 加 12 位数字。每个证书编号都以它开头，只在这里填写一次。</translation>
    </message>
    <message>
        <source>Name of the institution, as filed</source>
        <translation>评价机构名称（与备案一致）</translation>
    </message>
    <message>
        <source>Filed code of the institution</source>
        <translation>评价机构备案编码</translation>
    </message>
    <message>
        <source>What the enterprise is; it decides who may open the two highest levels.</source>
        <translation>企业类型（决定能否开展特级技师、首席技师评聘）</translation>
    </message>
    <message>
        <source>Enterprise above designated size</source>
        <translation>规模以上企业</translation>
    </message>
    <message>
        <source>Filed with the province</source>
        <translation>已在省级备案</translation>
    </message>
    <message>
        <source>Chain leader</source>
        <translation>链主企业</translation>
    </message>
    <message>
        <source>Large enterprise</source>
        <translation>大型企业</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Find a screen, a batch or a candidate</source>
        <translation>查找界面、批次或考生</translation>
    </message>
    <message>
        <source>Help for this screen</source>
        <translation>当前界面的帮助</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>全部按键</translation>
    </message>
    <message>
        <source>Close the message, the help or the list of keys</source>
        <translation>关闭提示、帮助或按键表</translation>
    </message>
    <message>
        <source>Lock the screen</source>
        <translation>锁定屏幕</translation>
    </message>
    <message>
        <source>Next area: path, screen, bars</source>
        <translation>下一个区域：流程、界面、顶栏</translation>
    </message>
    <message>
        <source>Next screen of the stage</source>
        <translation>本阶段的下一个界面</translation>
    </message>
    <message>
        <source>Previous screen of the stage</source>
        <translation>本阶段的上一个界面</translation>
    </message>
    <message>
        <source>Go to a stage by its number</source>
        <translation>按编号进入阶段</translation>
    </message>
</context>
<context>
    <name>KeysPanel</name>
    <message>
        <source>All keys</source>
        <translation>全部按键</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>处处可用</translation>
    </message>
    <message>
        <source>Go to a stage by its number</source>
        <translation>按编号进入阶段</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>Lock the screen</source>
        <translation>锁定屏幕</translation>
    </message>
    <message>
        <source>Switch person</source>
        <translation>换人登录</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>退出登录</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>There is no batch yet</source>
        <translation>还没有批次</translation>
    </message>
</context>
<context>
    <name>MessageStrip</name>
    <message>
        <source>Close the message</source>
        <translation>关闭提示</translation>
    </message>
</context>
<context>
    <name>Names</name>
    <message>
        <source>Administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>Assessment office</source>
        <translation>考务</translation>
    </message>
    <message>
        <source>Assessor</source>
        <translation>考评员</translation>
    </message>
    <message>
        <source>Panel member</source>
        <translation>评审委员</translation>
    </message>
    <message>
        <source>Internal supervisor</source>
        <translation>内督员</translation>
    </message>
    <message>
        <source>HR</source>
        <translation>人力资源</translation>
    </message>
    <message>
        <source>Auditor</source>
        <translation>审计员</translation>
    </message>
    <message>
        <source>Level 5, junior worker</source>
        <translation>五级/初级工</translation>
    </message>
    <message>
        <source>Level 4, intermediate worker</source>
        <translation>四级/中级工</translation>
    </message>
    <message>
        <source>Level 3, senior worker</source>
        <translation>三级/高级工</translation>
    </message>
    <message>
        <source>Level 2, technician</source>
        <translation>二级/技师</translation>
    </message>
    <message>
        <source>Level 1, senior technician</source>
        <translation>一级/高级技师</translation>
    </message>
    <message>
        <source>Special-grade technician</source>
        <translation>特级技师</translation>
    </message>
    <message>
        <source>Chief technician</source>
        <translation>首席技师</translation>
    </message>
    <message>
        <source>Examination</source>
        <translation>考核</translation>
    </message>
    <message>
        <source>Examination and review combined</source>
        <translation>考评结合</translation>
    </message>
    <message>
        <source>Evaluation of ability on the job</source>
        <translation>岗位能力评价</translation>
    </message>
    <message>
        <source>Appointment</source>
        <translation>评聘</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>已发布</translation>
    </message>
    <message>
        <source>Theory exam</source>
        <translation>理论考试</translation>
    </message>
    <message>
        <source>Practical exam</source>
        <translation>技能考核</translation>
    </message>
    <message>
        <source>On-the-job drill</source>
        <translation>岗位练兵</translation>
    </message>
    <message>
        <source>Skills contest</source>
        <translation>技术比武</translation>
    </message>
    <message>
        <source>Work process</source>
        <translation>工作过程</translation>
    </message>
    <message>
        <source>Work performance</source>
        <translation>工作业绩</translation>
    </message>
    <message>
        <source>Comprehensive review</source>
        <translation>综合评审</translation>
    </message>
    <message>
        <source>Not scored</source>
        <translation>未评</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>评分中</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>已提交</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>已封存</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>缺考</translation>
    </message>
    <message>
        <source>Cheating</source>
        <translation>舞弊</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>已更换</translation>
    </message>
    <message>
        <source>Relative</source>
        <translation>亲属</translation>
    </message>
    <message>
        <source>Master and apprentice</source>
        <translation>师徒</translation>
    </message>
    <message>
        <source>Teacher and student</source>
        <translation>师生</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>到场</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Fail</source>
        <translation>不通过</translation>
    </message>
    <message>
        <source>Assessors confirm</source>
        <translation>考评人员确认</translation>
    </message>
    <message>
        <source>Internal supervisor signs</source>
        <translation>内督员签字</translation>
    </message>
    <message>
        <source>Enterprise review opinion</source>
        <translation>企业审核意见</translation>
    </message>
</context>
<context>
    <name>OccupationRow</name>
    <message>
        <source>Occupation code</source>
        <translation>职业编码</translation>
    </message>
    <message>
        <source>Occupation, as filed</source>
        <translation>职业名称（与备案一致）</translation>
    </message>
    <message>
        <source>Occupation</source>
        <translation>职业</translation>
    </message>
    <message>
        <source>Job types, if any</source>
        <translation>工种（如有）</translation>
    </message>
    <message>
        <source>Job types, separated by commas</source>
        <translation>工种，用逗号分开</translation>
    </message>
    <message>
        <source>Remove this occupation</source>
        <translation>删除这个职业</translation>
    </message>
</context>
<context>
    <name>OccupationRows</name>
    <message>
        <source>One more occupation</source>
        <translation>再加一个职业</translation>
    </message>
</context>
<context>
    <name>Overlay</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>{title} · {occupation} {level}</source>
        <translation>{title} · {occupation} {level}</translation>
    </message>
    <message>
        <source>{first} and {count} more</source>
        <translation>{first} 等，另有 {count} 项</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>SkillAssess · vocational-skill assessment</source>
        <translation>职业技能等级评价</translation>
    </message>
    <message>
        <source>Language and theme</source>
        <translation>语言和主题</translation>
    </message>
</context>
<context>
    <name>Path</name>
    <message>
        <source>Stages of the batch</source>
        <translation>批次的各个阶段</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>None of your roles has a screen. Ask the administrator which role you should hold.</source>
        <translation>您的角色没有可用的界面。请向管理员确认您应担任的角色。</translation>
    </message>
    <message>
        <source>Nothing to do here</source>
        <translation>这里没有要办的事</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>Opening the database</source>
        <translation>正在打开数据库</translation>
    </message>
    <message>
        <source>Making the database</source>
        <translation>正在建立数据库</translation>
    </message>
    <message>
        <source>Preparing the sample day</source>
        <translation>正在准备示例</translation>
    </message>
    <message>
        <source>Unlocking</source>
        <translation>正在解锁</translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stopping: {title}</source>
        <translation>正在停止：{title}</translation>
    </message>
</context>
<context>
    <name>RecoveryStep</name>
    <message>
        <source>If every password is lost, only this key opens the database. It is shown once and kept nowhere else. Print it or write it down, and lock the paper away.</source>
        <translation>如果所有口令都丢失，只有这个恢复密钥能打开数据库。它只显示这一次，也不会存放在别处。请打印或抄写下来，并锁好保管。</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>I have printed the key or written it down.</source>
        <translation>我已打印或抄写了恢复密钥。</translation>
    </message>
    <message>
        <source>Recovery key {key}</source>
        <translation>恢复密钥 {key}</translation>
    </message>
    <message>
        <source>SkillAssess recovery key

{key}

Keep this paper locked away.</source>
        <translation>职业技能等级评价 恢复密钥

{key}

请将此纸锁好保管。</translation>
    </message>
</context>
<context>
    <name>RescuePage</name>
    <message>
        <source>Backups, the newest first</source>
        <translation>备份，最新的在最前</translation>
    </message>
    <message>
        <source>Choose a backup file…</source>
        <translation>选择备份文件…</translation>
    </message>
    <message>
        <source>Restore into a new file</source>
        <translation>恢复为新文件</translation>
    </message>
    <message>
        <source>Looking for backups</source>
        <translation>正在查找备份</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>从备份恢复</translation>
    </message>
    <message>
        <source>The password is the one that was valid when the backup was made.</source>
        <translation>请输入做这份备份时有效的口令。</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Or the recovery key on paper</source>
        <translation>或纸上的恢复密钥</translation>
    </message>
    <message>
        <source>Nothing in the present file is touched. Choose a backup: the newest holds the most. Each was verified when it was made and is verified again now; afterwards you are told what is missing.</source>
        <translation>原来的文件不会有任何改动。请选择一份备份，最新的内容最全。每份备份生成时已经核对，恢复时再次核对，并说明缺少哪些内容。</translation>
    </message>
    <message>
        <source>No backup lies beside this database. If there is one elsewhere (memory stick, network drive), choose its file; its key file (.keys) must lie beside it.</source>
        <translation>数据库旁边没有备份。如果别处（U 盘、网络盘）有备份，请选择该文件；它旁边须有对应的密钥文件（.keys）。</translation>
    </message>
    <message>
        <source>Backups (*.backup *.db *.skillassess);;All files (*)</source>
        <translation>备份 (*.backup *.db *.skillassess);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Restoring and verifying</source>
        <translation>正在恢复并核对</translation>
    </message>
    <message>
        <source>Restored into {name}. The old file lies where it was.</source>
        <translation>已恢复为 {name}，原来的文件仍在原处。</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>It was verified. Journal entries: {count}.</source>
        <translation>核对通过，共有日志 {count} 条。</translation>
    </message>
    <message>
        <source>Later entries that are missing: {count}. What was done after the backup has to be done again. The signed sheets on paper tell what that is.</source>
        <translation>备份之后的 {count} 条日志不在其中，当时做的事需要重做；请对照纸质签字页。</translation>
    </message>
    <message>
        <source>This machine does not remember how many there were: compare with the check codes on paper.</source>
        <translation>本机没有原数据库的记录，无法说明缺少多少条：请与纸上的核对码比对。</translation>
    </message>
    <message>
        <source>Another database or sample day</source>
        <translation>其他数据库、新建机构或示例</translation>
    </message>
    <message>
        <source>Nothing is missing.</source>
        <translation>没有缺少任何内容。</translation>
    </message>
</context>
<context>
    <name>Reveal</name>
    <message>
        <source>Show the ID number…</source>
        <translation>显示证件号码…</translation>
    </message>
    <message>
        <source>What for? It is kept in the journal.</source>
        <translation>查看原因（记入日志）</translation>
    </message>
    <message>
        <source>Reason for showing the ID number</source>
        <translation>查看证件号码的原因</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>SamplePage</name>
    <message>
        <source>The sample day</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>All people are invented. Choose whose work you want to try; you can change at any time.</source>
        <translation>人员全部是虚构的。选择要体验谁的工作，随时可以换人。</translation>
    </message>
    <message>
        <source>Signing asks for the password: {password}. The sample is not encrypted.</source>
        <translation>签字时要再输入口令：{password}。示例数据没有加密。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>ScopeStep</name>
    <message>
        <source>Only what is filed here can be assessed later. More can be added at any time.</source>
        <translation>只有在这里登记的备案职业和等级才能开展评价。以后可以随时增加。</translation>
    </message>
</context>
<context>
    <name>SetUpPage</name>
    <message>
        <source>The institution</source>
        <translation>评价机构</translation>
    </message>
    <message>
        <source>Filed occupations and levels</source>
        <translation>备案的职业和等级</translation>
    </message>
    <message>
        <source>The first administrator</source>
        <translation>首位管理员</translation>
    </message>
    <message>
        <source>The recovery key</source>
        <translation>恢复密钥</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>换一个文件夹…</translation>
    </message>
    <message>
        <source>Step {number} of {count}</source>
        <translation>第 {number} 步，共 {count} 步</translation>
    </message>
    <message>
        <source>To sign-in</source>
        <translation>去登录</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>建立</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>The database will lie at {path}.</source>
        <translation>数据库将存放在 {path}。</translation>
    </message>
    <message>
        <source>Folder of the database</source>
        <translation>存放数据库的文件夹</translation>
    </message>
</context>
<context>
    <name>Severity</name>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>提示</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>Login</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>{name} is signed in. Everything typed so far is saved.</source>
        <translation>{name} 已登录。已输入的内容都已保存。</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Switch person</source>
        <translation>换人登录</translation>
    </message>
    <message>
        <source>Another database or sample day</source>
        <translation>其他数据库、新建机构或示例</translation>
    </message>
    <message>
        <source>Enter your login.</source>
        <translation>请输入账号。</translation>
    </message>
    <message>
        <source>Enter your password.</source>
        <translation>请输入口令。</translation>
    </message>
</context>
<context>
    <name>SignaturePad</name>
    <message>
        <source>Handwritten signature</source>
        <translation>手写签名</translation>
    </message>
    <message>
        <source>By pen, finger or mouse; may stay empty. Delete clears it.</source>
        <translation>可用笔、手指或鼠标签名，也可以留空。按 Delete 清除。</translation>
    </message>
    <message>
        <source>Sign by pen, finger or mouse (may stay empty)</source>
        <translation>用笔、手指或鼠标签名（可留空）</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Registration</source>
        <translation>报名与资格</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Review panel</source>
        <translation>综合评审</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>签字</translation>
    </message>
    <message>
        <source>Public notice</source>
        <translation>公示</translation>
    </message>
    <message>
        <source>Filing</source>
        <translation>报备</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>not needed in this batch</source>
        <translation>本批次不需要</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Choose a batch</source>
        <translation>选择批次</translation>
    </message>
    <message>
        <source>Person, language, theme</source>
        <translation>人员、语言、主题</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>No batch is open</source>
        <translation>没有打开批次</translation>
    </message>
    <message>
        <source>Batch: {batch}</source>
        <translation>批次：{batch}</translation>
    </message>
    <message>
        <source>{role} {name}: person, language, theme</source>
        <translation>{role} {name}：人员、语言、主题</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Welcome</source>
        <translation>欢迎使用</translation>
    </message>
    <message>
        <source>Try the program with invented people first, or set up your institution now.</source>
        <translation>可以先用虚构的人员试一试，也可以现在就设置本机构。</translation>
    </message>
    <message>
        <source>Try the sample day</source>
        <translation>打开示例</translation>
    </message>
    <message>
        <source>Set up this institution</source>
        <translation>设置本机构</translation>
    </message>
    <message>
        <source>Open a database…</source>
        <translation>打开数据库…</translation>
    </message>
    <message>
        <source>Open a database</source>
        <translation>打开数据库</translation>
    </message>
    <message>
        <source>Databases (*.db);;All files (*)</source>
        <translation>数据库 (*.db);;所有文件 (*)</translation>
    </message>
</context>
</TS>
