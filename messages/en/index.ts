import account from './account.json' with { type: 'json' };
import acting from './acting.json' with { type: 'json' };
import administration from './administration.json' with { type: 'json' };
import again from './again.json' with { type: 'json' };
import agency from './agency.json' with { type: 'json' };
import bot from './bot.json' with { type: 'json' };
import calendar from './calendar.json' with { type: 'json' };
import catalogue from './catalogue.json' with { type: 'json' };
import counter from './counter.json' with { type: 'json' };
import demo from './demo.json' with { type: 'json' };
import desk from './desk.json' with { type: 'json' };
import dossier from './dossier.json' with { type: 'json' };
import dossiers from './dossiers.json' with { type: 'json' };
import effort from './effort.json' with { type: 'json' };
import filing from './filing.json' with { type: 'json' };
import form from './form.json' with { type: 'json' };
import forms from './forms.json' with { type: 'json' };
import guide from './guide.json' with { type: 'json' };
import held from './held.json' with { type: 'json' };
import home from './home.json' with { type: 'json' };
import issue from './issue.json' with { type: 'json' };
import ledger from './ledger.json' with { type: 'json' };
import locker from './locker.json' with { type: 'json' };
import message from './message.json' with { type: 'json' };
import national from './national.json' with { type: 'json' };
import notice from './notice.json' with { type: 'json' };
import official from './official.json' with { type: 'json' };
import pages from './pages.json' with { type: 'json' };
import paper from './paper.json' with { type: 'json' };
import place from './place.json' with { type: 'json' };
import practice from './practice.json' with { type: 'json' };
import problem from './problem.json' with { type: 'json' };
import procedure from './procedure.json' with { type: 'json' };
import queue from './queue.json' with { type: 'json' };
import refusal from './refusal.json' with { type: 'json' };
import reuse from './reuse.json' with { type: 'json' };
import rights from './rights.json' with { type: 'json' };
import route from './route.json' with { type: 'json' };
import settings from './settings.json' with { type: 'json' };
import tracking from './tracking.json' with { type: 'json' };
import ui from './ui.json' with { type: 'json' };
import verify from './verify.json' with { type: 'json' };
import zalo from './zalo.json' with { type: 'json' };

/** Every sentence in English; what is missing here is said in Vietnamese. */
export const en = {
  ...account,
  ...acting,
  ...administration,
  ...again,
  ...agency,
  ...bot,
  ...calendar,
  ...catalogue,
  ...counter,
  ...demo,
  ...desk,
  ...dossier,
  ...dossiers,
  ...effort,
  ...filing,
  ...form,
  ...forms,
  ...guide,
  ...held,
  ...home,
  ...issue,
  ...ledger,
  ...locker,
  ...message,
  ...national,
  ...notice,
  ...official,
  ...pages,
  ...paper,
  ...place,
  ...practice,
  ...problem,
  ...procedure,
  ...queue,
  ...refusal,
  ...reuse,
  ...rights,
  ...route,
  ...settings,
  ...tracking,
  ...ui,
  ...verify,
  ...zalo,
};
