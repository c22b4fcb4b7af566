// Only the icons that are used, from the Material Symbols package (Apache 2.0), as text in the bundle.
import add from '@material-symbols/svg-400/rounded/add.svg';
import arrowDownward from '@material-symbols/svg-400/rounded/arrow_downward.svg';
import arrowUpward from '@material-symbols/svg-400/rounded/arrow_upward.svg';
import cancel from '@material-symbols/svg-400/rounded/event_busy.svg';
import check from '@material-symbols/svg-400/rounded/check.svg';
import chevronLeft from '@material-symbols/svg-400/rounded/chevron_left.svg';
import chevronRight from '@material-symbols/svg-400/rounded/chevron_right.svg';
import close from '@material-symbols/svg-400/rounded/close.svg';
import edit from '@material-symbols/svg-400/rounded/edit.svg';
import error from '@material-symbols/svg-400/rounded/error.svg';
import event from '@material-symbols/svg-400/rounded/event.svg';
import flag from '@material-symbols/svg-400/rounded/flag.svg';
import group from '@material-symbols/svg-400/rounded/group.svg';
import history from '@material-symbols/svg-400/rounded/history.svg';
import home from '@material-symbols/svg-400/rounded/home.svg';
import layers from '@material-symbols/svg-400/rounded/layers.svg';
import lock from '@material-symbols/svg-400/rounded/lock.svg';
import logout from '@material-symbols/svg-400/rounded/logout.svg';
import more from '@material-symbols/svg-400/rounded/more_vert.svg';
import noShow from '@material-symbols/svg-400/rounded/person_off.svg';
import organisation from '@material-symbols/svg-400/rounded/domain.svg';
import overdue from '@material-symbols/svg-400/rounded/schedule.svg';
import person from '@material-symbols/svg-400/rounded/person.svg';
import refused from '@material-symbols/svg-400/rounded/block.svg';
import route from '@material-symbols/svg-400/rounded/signpost.svg';
import search from '@material-symbols/svg-400/rounded/search.svg';
import speech from '@material-symbols/svg-400/rounded/chat_bubble.svg';
import warning from '@material-symbols/svg-400/rounded/warning.svg';
import { pathIn } from './icon-shape';

const sources = {
  add, arrowDownward, arrowUpward, cancel, check, chevronLeft, chevronRight, close, edit, error, event, flag,
  group, history, home, layers, lock, logout, more, noShow, organisation, overdue, person, refused, route, search, speech,
  warning,
};

export type IconName = keyof typeof sources;

/** The path of an icon, in the 960-unit box of Material Symbols. */
export const iconPath = (name: IconName): string => pathIn(sources[name]);
