import { DayField, IdField, ListField, NumberField, TextField, YesNoField } from './fields.js';

/** Open households that one colleague leads, by how much they ask. */
export class CaseloadView {
  @IdField() professionalId: string;
  @TextField(200) name: string;
  @TextField(200) function: string;
  @YesNoField({ description: "Of one of the reader's teams; otherwise of another, and leads a household of theirs." }) ofTheTeam: boolean;
  @NumberField(0, 100_000) intensive: number;
  @NumberField(0, 100_000) light: number;
  @DayField({ nullable: true, description: 'First day on which they no longer work here, where it is known ahead: from then on nobody leads what they lead.' }) leavesOn: string | null;
}

/** An open household that nobody leads today. */
export class UnledHousehold {
  @IdField() id: string;
  @TextField(200) name: string;
  @DayField({ description: 'First day without a lead.' }) since: string;
  @NumberField(1, 100_000, { description: 'Up to and with today.' }) days: number;
  @DayField({ nullable: true, description: 'Somebody has accepted to lead from this day on.' }) leadFrom: string | null;
}

/** Of the teams that the reader leads. */
export class TeamLoad {
  @ListField(() => CaseloadView, 1000, { description: 'Most households first.' }) caseloads: CaseloadView[];
  @ListField(() => UnledHousehold, 1000, { description: 'Longest without a lead first.' }) unled: UnledHousehold[];
  @NumberField(0, 100_000, { description: 'How many there are without a lead; more than are listed where the list is full.' }) unledInAll: number;
}
