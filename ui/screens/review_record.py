"""The panel's record: the work, its file, the questions asked. Owns the fields; says when what they hold changed.

It keeps nothing itself: the screen hands each change to the office when a field is left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from skillassess.model.review import Question, ReviewRecord, Work
from ui import icons, theme
from ui.formrow import FormRow
from ui.labels import hairline, label

if TYPE_CHECKING:
    from collections.abc import Sequence

_ANSWER = 52


class QuestionLine(QWidget):
    """One question: who asked, what, and the answer."""

    left = Signal()
    dropped = Signal()

    def __init__(self, number: int, members: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.asked_by = QComboBox()
        for who, name in members:
            self.asked_by.addItem(name, who)
        self.text = QLineEdit()
        self.answer = QPlainTextEdit()
        self.answer.setFixedHeight(_ANSWER)
        self.answer.setTabChangesFocus(True)
        self.drop = QToolButton()
        self.drop.setIcon(icons.icon("trash-2"))
        self._number = label("", "muted")
        self.show_number(number)
        self.text.setPlaceholderText(self.tr("Question"))
        self.answer.setPlaceholderText(self.tr("How it was answered"))
        self._build()
        for part in (self.asked_by, self.text, self.answer):
            part.installEventFilter(self)
        self.asked_by.activated.connect(lambda *_: self.left.emit())
        self.drop.clicked.connect(lambda *_: self.dropped.emit())

    def show_number(self, number: int) -> None:
        """Give the question its number."""
        self._number.setText(str(number))
        for part, text in (
            (self.asked_by, self.tr("Question {number}: asked by")),
            (self.text, self.tr("Question {number}")),
            (self.answer, self.tr("Question {number}: answer")),
            (self.drop, self.tr("Remove question {number}")),
        ):
            part.setAccessibleName(text.format(number=number))
        self.drop.setToolTip(self.drop.accessibleName())

    def show_question(self, question: Question) -> None:
        """Show a question as kept."""
        if question.asked_by and self.asked_by.findData(question.asked_by) < 0:
            self.asked_by.addItem(question.asked_by, question.asked_by)
        self.asked_by.setCurrentIndex(max(self.asked_by.findData(question.asked_by), 0))
        self.text.setText(question.text)
        self.answer.setPlainText(question.answer)

    def question(self) -> Question:
        """Return the question as typed."""
        asked_by = str(self.asked_by.currentData() or "")
        return Question(asked_by, self.text.text().strip(), self.answer.toPlainText().strip())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say when a field is left."""
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.asked_by.setMinimumWidth(96)
        for part in (self._number, self.asked_by):
            row.addWidget(part)
        row.addWidget(self.text, 1)
        row.addWidget(self.drop)
        column.addLayout(row)
        column.addWidget(self.answer)


class RecordForm(QWidget):
    """The whole record. ``left`` when a field was left; ``file_wanted`` and ``file_shown`` for the attachment."""

    left = Signal()
    file_wanted = Signal()
    file_shown = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.works = {
            Work.PAPER: QRadioButton(self.tr("&Paper")),
            Work.REPORT: QRadioButton(self.tr("Results &report")),
        }
        self._group = QButtonGroup(self)
        self.title = QLineEdit()
        self.title_row = FormRow(self.tr("Title of the &work"), self.title)
        self.attach = QPushButton(self.tr("&Attach a file…"))
        self.show_file = QPushButton(self.tr("&Save a copy…"))
        self._file = label("", "small")
        self.add = QPushButton(self.tr("Add a &question"))
        self.lines: list[QuestionLine] = []
        self._members: tuple[tuple[str, str], ...] = ()
        self._attachment = ""
        self._questions = QVBoxLayout()
        self._build()
        self._listen()

    def show_record(self, record: ReviewRecord | None, members: Sequence[tuple[str, str]], *, may_write: bool) -> None:
        """Show a record as kept; None is an empty form."""
        self._members = tuple(members)
        self.show_attachment("" if record is None else record.attachment)
        self.works[Work.PAPER if record is None else record.work].setChecked(True)
        self.title.setText("" if record is None else record.title)
        self.title_row.find_fault("")
        self._show_questions(() if record is None else record.questions)
        self.allow(may_write=may_write)

    def show_attachment(self, sha256: str) -> None:
        """Show which file is attached, by its digest; empty for none."""
        self._attachment = sha256
        words = self.tr("attached, SHA-256 {digest}…").format(digest=sha256[:12])
        self._file.setText(words if sha256 else self.tr("no file yet"))
        self.show_file.setEnabled(bool(sha256))

    def allow(self, *, may_write: bool) -> None:
        """Let the record be changed, or only read."""
        for part in (*self.works.values(), self.attach, self.add):
            part.setEnabled(may_write)
        self.title.setReadOnly(not may_write)
        for line in self.lines:
            line.asked_by.setEnabled(may_write)
            line.drop.setEnabled(may_write)
            line.text.setReadOnly(not may_write)
            line.answer.setReadOnly(not may_write)

    def record(self, candidate: str) -> ReviewRecord:
        """Return the record as typed; questions without words are left out."""
        work = next(work for work, button in self.works.items() if button.isChecked())
        questions = tuple(question for line in self.lines if (question := line.question()).text)
        return ReviewRecord(candidate, work, self.title.text().strip(), self._attachment, questions)

    @property
    def is_begun(self) -> bool:
        """Whether anything is typed at all."""
        return bool(self.title.text().strip() or any(line.question().text for line in self.lines))

    def add_question(self) -> QuestionLine:
        """Add an empty question and put the keyboard there."""
        line = self._line()
        line.text.setFocus()
        return line

    def _show_questions(self, questions: Sequence[Question]) -> None:
        for line in self.lines:
            self._questions.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = []
        for question in questions:
            self._line().show_question(question)

    def _line(self) -> QuestionLine:
        line = QuestionLine(len(self.lines) + 1, self._members)
        line.left.connect(self.left)
        line.dropped.connect(lambda: self._drop(line))
        self.lines.append(line)
        self._questions.addWidget(line)
        return line

    def _drop(self, line: QuestionLine) -> None:
        self.lines.remove(line)
        self._questions.removeWidget(line)
        line.hide()
        line.deleteLater()
        for number, other in enumerate(self.lines, 1):
            other.show_number(number)
        self.add.setFocus()
        self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say when the title is left."""
        if watched is self.title and event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)

    def _listen(self) -> None:
        for button in self.works.values():
            self._group.addButton(button)
            button.clicked.connect(lambda *_: self.left.emit())
        self.title.installEventFilter(self)
        self.title.returnPressed.connect(self.left)
        self.attach.clicked.connect(lambda *_: self.file_wanted.emit())
        self.show_file.clicked.connect(lambda *_: self.file_shown.emit())
        self.add.clicked.connect(lambda *_: self.add_question())

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 10, 18, 14)
        column.setSpacing(8)
        works = QHBoxLayout()
        for button in self.works.values():
            works.addWidget(button)
        works.addStretch(1)
        column.addLayout(works)
        column.addWidget(self.title_row)
        files = QHBoxLayout()
        files.setSpacing(8)
        for part in (self.attach, self.show_file, self._file):
            files.addWidget(part)
        files.addStretch(1)
        column.addLayout(files)
        column.addSpacing(4)
        column.addWidget(hairline())
        column.addWidget(label(self.tr("Questions at the defence"), "heading"))
        column.addLayout(self._questions)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        theme.dress(self.show_file, kind="link")
        self.add.setIcon(icons.icon("plus"))
        self.attach.setIcon(icons.icon("paperclip"))
        self.setFocusProxy(self.title)
        self.setTabOrder(self.title, self.attach)
        self.title.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
