import type { Level } from '../contract/level-words.js';
import type { Language } from '../contract/roles.js';
import type { SignalCode, WorklistPart } from '../contract/signal-words.js';

/** What stands in the file of the worklist. */
export interface WorklistWords {
  file: Record<WorklistPart, string>;
  headings: { household: string; signal: string; sentence: string; from: string; inDays: string; level: string; lead: string };
  /** The names that the page has for them; a spec holds them to it. The digest mail takes them from here. */
  codes: Record<SignalCode, string>;
  levels: Record<Level, string>;
}

export const WORKLIST_WORDS: Record<Language, WorklistWords> = {
  nl: {
    file: { now: 'vastgelopen', soon: 'bijna-vastgelopen' },
    headings: { household: 'huishouden', signal: 'signaal', sentence: 'uitleg', from: 'vanaf', inDays: 'over hoeveel dagen', level: 'niveau', lead: 'regievoerder' },
    codes: {
      unsafe: 'Thuis niet veilig', no_active_lead: 'Niemand heeft de regie', handover_not_accepted: 'Overdracht wacht', escalation_unanswered: 'Vraag hogerop wacht', acute_rating: 'Acuut, zonder actie', circular_blockage: 'Wacht in een cirkel',
      no_contact: 'Contact lukt niet', no_progress: 'Geen vooruitgang', evaluation_overdue: 'Evaluatie te laat', actions_overdue: 'Acties te laat',
      goal_without_action: 'Doel zonder actie', plan_not_agreed: 'Nog geen ja op het plan', overlap_unanswered: 'Dubbel bezoek wacht', lead_changes: 'Vaak een nieuwe regievoerder',
    },
    levels: { self: 'eigen regie', team: 'gewone samenwerking', case_direction: 'casusregie', process_direction: 'procesregie', safety_house: 'Zorg- en Veiligheidshuis', national: 'landelijk maatwerkloket' },
  },
  en: {
    file: { now: 'stuck', soon: 'nearly-stuck' },
    headings: { household: 'household', signal: 'signal', sentence: 'explanation', from: 'from', inDays: 'in how many days', level: 'level', lead: 'lead' },
    codes: {
      unsafe: 'Not safe at home', no_active_lead: 'No lead', handover_not_accepted: 'Handover pending', escalation_unanswered: 'Escalation unanswered', acute_rating: 'Acute, no action planned', circular_blockage: 'Waiting in a circle',
      no_contact: 'Contact not working', no_progress: 'No progress', evaluation_overdue: 'Evaluation overdue', actions_overdue: 'Actions overdue',
      goal_without_action: 'Goal without an action', plan_not_agreed: 'Plan not agreed yet', overlap_unanswered: 'Double visit unanswered', lead_changes: 'Frequent changes of lead',
    },
    levels: { self: 'in their own hands', team: 'regular cooperation', case_direction: 'case direction', process_direction: 'process direction', safety_house: 'care and safety house', national: 'national support desk' },
  },
};
