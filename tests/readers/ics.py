"""Reads a calendar file with icalendar and expands what repeats with dateutil; prints what it read as JSON."""
import json
import sys
from datetime import datetime, timedelta, timezone
from io import StringIO
from zoneinfo import ZoneInfo

import vobject
from dateutil.rrule import rruleset, rrulestr
from dateutil.tz import tzical
from icalendar import Calendar


def text(value):
    return None if value is None else str(value)


def moment(value):
    """A day, a time on the wall, or a time with the offset it has there."""
    return value.dt.isoformat() if value is not None else None


def listed(value):
    if value is None:
        return []
    values = value if isinstance(value, list) else [value]
    return [one.dt for group in values for one in group.dts]


def occurrences(event):
    rule = event.get("RRULE")
    start = event["DTSTART"].dt
    if rule is None:
        return [start.isoformat()]
    if not isinstance(start, datetime):
        plain = datetime(start.year, start.month, start.day)
    else:
        plain = start.replace(tzinfo=None)
    found = rruleset()
    found.rrule(rrulestr(rule.to_ical().decode(), dtstart=plain))
    for one in listed(event.get("EXDATE")):
        found.exdate(one.replace(tzinfo=None) if isinstance(one, datetime) else datetime(one.year, one.month, one.day))
    return [one.date().isoformat() for one in found]


def alarms(event):
    return [
        {
            "action": text(alarm["ACTION"]),
            "minutes": alarm["TRIGGER"].dt.total_seconds() / 60,
            "description": text(alarm["DESCRIPTION"]),
        }
        for alarm in event.walk("VALARM")
    ]


def disagreements(component):
    """The noons for which one of two readers of the zone as the file defines it and this system's zone differ."""
    name = str(component["TZID"])
    own, first = ZoneInfo(name), component.to_tz()
    second = tzical(StringIO(component.to_ical().decode())).get()
    onsets = sorted(part["DTSTART"].dt for part in component.subcomponents)
    time, end = onsets[0].replace(hour=12) + timedelta(days=1), onsets[-1] + timedelta(days=30)
    found = []
    while time < end:
        expected = time.replace(tzinfo=own).utcoffset()
        if first.localize(time).utcoffset() != expected:
            found.append(["icalendar", name, time.isoformat()])
        if time.replace(tzinfo=second).utcoffset() != expected:
            found.append(["dateutil", name, time.isoformat()])
        time += timedelta(days=1)
    return found


with open(sys.argv[1], "rb") as file:
    raw = file.read()
calendar = Calendar.from_ical(raw)
# A second reader has to take the file, too.
other = vobject.readOne(raw.decode())
events = [
    {
        "uid": text(event["UID"]),
        "stamp": event["DTSTAMP"].dt.astimezone(timezone.utc).isoformat(),
        "sequence": int(event["SEQUENCE"]),
        "start": moment(event["DTSTART"]),
        "end": moment(event.get("DTEND")),
        "minutes": event["DURATION"].dt.total_seconds() / 60 if "DURATION" in event else None,
        "title": text(event.get("SUMMARY")),
        "description": text(event.get("DESCRIPTION")),
        "place": text(event.get("LOCATION")),
        "url": text(event.get("URL")),
        "categories": [str(one) for one in event["CATEGORIES"].cats] if "CATEGORIES" in event else [],
        "status": text(event["STATUS"]),
        "class": text(event["CLASS"]),
        "transparency": text(event["TRANSP"]),
        "days": occurrences(event),
        "instead_of": moment(event.get("RECURRENCE-ID")),
        "alarms": alarms(event),
        "errors": [str(error) for error in event.errors],
    }
    for event in calendar.walk("VEVENT")
]
print(
    json.dumps(
        {
            "name": text(calendar["NAME"]),
            "method": text(calendar["METHOD"]),
            "events": events,
            "zones": [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")],
            "disagreements": [one for zone in calendar.walk("VTIMEZONE") for one in disagreements(zone)],
            "summaries": [event.summary.value for event in other.vevent_list],
        }
    )
)
