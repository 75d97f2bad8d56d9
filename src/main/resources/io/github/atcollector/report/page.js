'use strict';
(() => {
  const STATES = { d: 'done', l: 'lower', r: 'running', f: 'failed', m: 'missing', n: 'not due' };
  const KEYS = 'Arrow keys: by day and week. Page Up, Page Down: by month. Home, End: first and last day. Enter: to the details. Escape: back.';
  const DAY = 86400000;

  /** An element with a text, or with others inside. */
  function element(name, ...inside) {
    const made = document.createElement(name);
    made.append(...inside);
    return made;
  }

  function withClass(name, made) {
    made.className = name;
    return made;
  }

  const iso = (time) => new Date(time).toISOString().slice(0, 10);
  const two = (number) => String(number).padStart(2, '0');
  const count = (number) => number.toLocaleString('en');

  /** The days of a window by its label: 2018-06-28, 2018-06-28T13 or 2018-06-28-2018-07-11. */
  function daysOf(label) {
    const days = [];
    const last = Date.parse(label.length === 21 ? label.slice(11) : label.slice(0, 10));
    for (let day = Date.parse(label.slice(0, 10)); day <= last; day += DAY) {
      days.push(iso(day));
    }
    return days;
  }

  /** Rows that start with the label of a window, by day. */
  function byDay(rows) {
    const found = new Map();
    for (const row of rows) {
      for (const day of daysOf(row[0])) {
        found.set(day, [...(found.get(day) || []), row]);
      }
    }
    return found;
  }

  /** Hours in words, runs together: 00 to 05 done, 06 failed. */
  function hoursInWords(letters) {
    if (letters.length === 1) {
      return `All hours: ${STATES[letters]}.`;
    }
    const runs = [];
    for (let begin = 0, end; begin < letters.length; begin = end) {
      end = begin + 1;
      while (letters[end] === letters[begin]) {
        end++;
      }
      const hours = end === begin + 1 ? two(begin) : `${two(begin)} to ${two(end - 1)}`;
      runs.push(`${hours} ${STATES[letters[begin]]}`);
    }
    return `Hours ${runs.join(', ')}.`;
  }

  function windowElement([label, events, serviceEvents, bytes, tries, collectedAt, session, sha256, file], open) {
    const facts = {
      'file': file ?? 'not kept: other sinks have the events',
      'bytes': count(bytes ?? 0),
      'events': events === null ? 'not counted' : count(events),
      'service counts': serviceEvents === null ? 'not said' : count(serviceEvents),
      'sha256': sha256,
      'session': session ?? 'not known',
      'collected': collectedAt,
      'tries': tries,
    };
    const list = element('dl');
    for (const [name, value] of Object.entries(facts)) {
      list.append(element('dt', name), element('dd', String(value)));
    }
    const size = events === null ? '' : `, ${count(events)} event${events === 1 ? '' : 's'}`;
    const made = element('details', element('summary', label + size), list);
    made.open = open;
    return made;
  }

  function setUp(section) {
    const days = [...section.querySelectorAll('button[data-day]')];
    const panel = section.querySelector('.details');
    const places = new Map(days.map((button, place) => [button.dataset.day, place]));
    let current = days[0];
    let problems;
    let windows;

    function load() {
      const data = JSON.parse(document.getElementById(section.dataset.details).textContent);
      problems = byDay(data.problems);
      windows = byDay(data.windows);
    }

    function show(button) {
      if (!windows) {
        load();
      }
      current.tabIndex = -1;
      current.removeAttribute('aria-current');
      current = button;
      current.tabIndex = 0;
      current.setAttribute('aria-current', 'true');
      const day = button.dataset.day;
      const found = windows.get(day) || [];
      panel.replaceChildren(
        element('h3', day),
        element('p', hoursInWords(button.dataset.hours)),
        ...(problems.get(day) || []).map(([, text]) => element('p', text)),
        ...found.map((row) => windowElement(row, found.length === 1)));
      panel.classList.add('chosen');
      panel.scrollTop = 0;
      button.scrollIntoView({ block: 'nearest' }); // the panel may have come to lie above it
    }

    /** The same day of another month, or its last one. */
    function inMonth(day, months) {
      const [year, month, date] = day.split('-').map(Number);
      const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
      return iso(Date.UTC(year, month - 1 + months, Math.min(date, last)));
    }

    function placeAfter(key, place) {
      const last = days.length - 1;
      const within = (wanted) => (wanted < 0 || wanted > last ? place : wanted);
      switch (key) {
        case 'ArrowRight': return within(place + 1);
        case 'ArrowLeft': return within(place - 1);
        case 'ArrowDown': return within(place + 7);
        case 'ArrowUp': return within(place - 7);
        case 'PageDown': return places.get(inMonth(days[place].dataset.day, 1)) ?? last;
        case 'PageUp': return places.get(inMonth(days[place].dataset.day, -1)) ?? 0;
        case 'Home': return 0;
        case 'End': return last;
        default: return undefined;
      }
    }

    panel.append('Choose a day to see its windows.');
    panel.hidden = false;
    panel.parentElement.before(withClass('keys', element('p', KEYS)));
    const calendar = section.querySelector('.months');
    calendar.addEventListener('focusin', (event) => show(event.target));
    calendar.addEventListener('click', (event) => {
      const button = event.target.closest('button');
      if (button) {
        show(button);
        if (event.detail === 0) { // by the Enter key, or by a screen reader
          panel.focus();
        }
      }
    });
    calendar.addEventListener('keydown', (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey) {
        return;
      }
      const next = placeAfter(event.key, places.get(event.target.dataset.day));
      if (next !== undefined) {
        event.preventDefault();
        days[next].focus();
      }
    });
    panel.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') {
        current.focus();
      }
    });
  }

  document.querySelectorAll('section.target').forEach((section) => {
    if (section.querySelector('.months')) {
      setUp(section);
    }
  });
})();
