#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
"""xlsx.py - reads a workbook by itself, to check what write-xlsx wrote.

usage: xlsx.py dump FILE               sheet, cell, kind (n number, s text, f formula), value
       xlsx.py compare FILE ROLLUP     every amount of the roll-up, and no other
       xlsx.py links FILE              sheet, cell, target
"""
import csv
import re
import sys
import zipfile
from decimal import Decimal
from xml.etree import ElementTree

MAIN = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
RELATION = '{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id'
ESCAPE = re.compile(r'_x([0-9A-Fa-f]{4})_')


class Book:
    def __init__(self, path):
        self.zip = zipfile.ZipFile(path)
        if self.zip.testzip() is not None:
            sys.exit('damaged archive')
        self.strings = []
        if 'xl/sharedStrings.xml' in self.zip.namelist():
            for item in ElementTree.parse(self.zip.open('xl/sharedStrings.xml')).getroot():
                self.strings.append(''.join(t.text or '' for t in item.iter(MAIN + 't')))
        relations = ElementTree.parse(self.zip.open('xl/_rels/workbook.xml.rels')).getroot()
        target = {r.get('Id'): r.get('Target') for r in relations}
        book = ElementTree.parse(self.zip.open('xl/workbook.xml')).getroot()
        self.sheets = [(s.get('name'), 'xl/' + target[s.get(RELATION)]) for s in book.iter(MAIN + 'sheet')]

    def cells(self, path):
        for _, c in ElementTree.iterparse(self.zip.open(path)):
            if c.tag != MAIN + 'c':
                if c.tag == MAIN + 'row':
                    c.clear()
                continue
            kind, v, f = c.get('t', 'n'), c.find(MAIN + 'v'), c.find(MAIN + 'f')
            if f is not None:
                yield c.get('r'), 'f', f.text
            elif kind == 'inlineStr':
                text = ''.join(t.text or '' for t in c.iter(MAIN + 't'))
                yield c.get('r'), 's', ESCAPE.sub(lambda m: chr(int(m.group(1), 16)), text)
            elif kind == 's':
                yield c.get('r'), 's', self.strings[int(v.text)]
            elif v is not None:
                yield c.get('r'), 'n', v.text

    def links(self, path):
        for _, e in ElementTree.iterparse(self.zip.open(path)):
            if e.tag == MAIN + 'hyperlink':
                yield e.get('ref'), e.get('location')


def column(cell):
    n = 0
    for c in re.match('[A-Z]+', cell).group():
        n = n * 26 + ord(c) - 64
    return n - 1


def rows(book, path):
    last, row = None, {}
    for cell, kind, value in book.cells(path):
        at = int(re.search('[0-9]+', cell).group())
        if at != last and row:
            yield last, row
            row = {}
        last = at
        row[column(cell)] = (kind, value)
    if row:
        yield last, row


def amount(cell):
    """A number exactly as a spreadsheet would keep it: 15 digits."""
    kind, value = cell
    return Decimal(value) if kind == 's' else Decimal('%.15g' % float(value))


def in_workbook(book):
    """(sheet, region, span, year, key, measure): sum"""
    found = {}
    for name, path in book.sheets:
        sheet = name.split(' ')[0]
        if not re.fullmatch('[A-Z][0-9]{0,2}', sheet):
            continue
        head = None
        for at, row in rows(book, path):
            if at == 2:
                head = {c: re.sub('（万元）$', '', v) for c, (_, v) in row.items()}
                continue
            if head is None or at < 2:
                continue
            first = [row.get(i, ('s', ''))[1] for i in range(4)]
            if head[4] == '科目编码':
                key = row[4][1] if 4 in row else row[5][1]
                if 4 in row and row[4][0] != 's':
                    sys.exit('%s: a code that is no text: %s' % (name, row[4]))
                cells = [(head[c], v) for c, v in row.items() if c > 8]
            else:
                key = row[4][1]
                cells = [(row[5][1] if 5 in row else '', row[6])] if 6 in row else []
            for measure, cell in cells:
                place = (sheet, first[0], first[2], first[3], key, measure)
                if place in found:
                    sys.exit('twice: %s' % (place,))
                found[place] = amount(cell)
    return found


def compare(book, path):
    found, n = in_workbook(book), 0
    with open(path, encoding='utf-8', newline='\n') as file:
        for r in csv.DictReader(file, delimiter='\t', quoting=csv.QUOTE_NONE):
            if r['sum'] == '':
                continue
            place = (r['sheet'], r['region'], r['span'], r['year'], r['key'], r['measure'])
            if place not in found:
                sys.exit('not in the workbook: %s' % (place,))
            if found.pop(place) != Decimal(r['sum']):
                sys.exit('another amount: %s' % (place,))
            n += 1
    if found:
        sys.exit('in the workbook only: %s' % (next(iter(found)),))
    print(n, 'amounts')


def main():
    book = Book(sys.argv[2])
    if sys.argv[1] == 'compare':
        compare(book, sys.argv[3])
    for name, path in book.sheets:
        if sys.argv[1] == 'dump':
            for cell, kind, value in book.cells(path):
                print(name, cell, kind, value.replace('\n', '\\n'), sep='\t')
        elif sys.argv[1] == 'links':
            for cell, target in book.links(path):
                print(name, cell, target, sep='\t')


main()
