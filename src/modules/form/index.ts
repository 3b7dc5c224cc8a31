export { ELSEWHERE } from './address-widget.ts';
export { answeredIn, type Answered } from './answered.ts';
export { answersToSend } from './answers-to-send.ts';
export { CASE_PATH, caseChoices, caseIn, withCase } from './case-answer.ts';
export { fillOpen } from './fill-open.ts';
export { fittingAnswers } from './fitting-answers.ts';
export { carryOver, type CarriedOver, type LeftBehind } from './carry-over.ts';
export { findCaseBy, finderProblems, type CaseSearch } from './case-finder.ts';
export { checkAnswers, type CheckAsked } from './check.ts';
export { controlAt, labelAt, labelOf } from './control-at.ts';
export { changesBetween, changesIn, differingPaths, mergeNewer, patchOf, type Change, type ChangedAt } from './changes.ts';
export { choicesOf, type Choice } from './choice-widgets.ts';
export { answersFromPrincipal } from './filing-for.ts';
export { formProblems, type FormProblem } from './form-problems.ts';
export type {
  Alternative,
  Answers,
  Category,
  Condition,
  Control,
  Element,
  Form,
  Issue,
  JsonSchema,
  OneOf,
  PaperOptions,
  Party,
  Rule,
  Widget,
} from './form.ts';
export { localiseForm } from './localise.ts';
export { formFromRecord, type MadeComponent, type MadeSource, type OwnQuestions } from './made/form-from-record.ts';
export type { FormWords } from './made/scribe.ts';
export { factsOf, type Facts } from './meaning.ts';
export { mergeAnswers, takingAway } from './merge.ts';
export { drawPage, type Drawn } from './page-view.ts';
export { pathsIn, placedControls, type PlacedControl, type PlacedRow } from './placed.ts';
export { plainForm } from './plain-form.ts';
export { entriesOf, inputsOf, readPosted, type Entries } from './posted.ts';
export { listsToFill, rowOfKnown } from './row-of-known.ts';
export { rowAction, type RowChange } from './row-action.ts';
export { controlsFor, newRowId } from './rows.ts';
export { summaryOf, type SummaryPage, type SummaryRow } from './summary.ts';
export { tidyAnswers } from './tidy-answers.ts';
export { asksAboutOwner, toldIn, toldInRows, type Told, type ToldAt } from './told.ts';
export { conditionFits, conditionHolds, pagesOf, visibleControls, type Page } from './visibility.ts';
export { warningsOf } from './warnings.ts';
