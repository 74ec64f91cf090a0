package dev.runbook.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expressions and what Ansible would give for them, as JSON. */
class ExpressionTest {

    private static final Variables SCOPE = Written.variables("""
            name: web1
            empty: ""
            n: 7
            pi: 3.5
            big: 9007199254740993
            yes_: true
            no_: false
            nothing: null
            text: " a b "
            path: /etc/nginx/nginx.conf
            xs: [3, 1, 2]
            words: [b, A, c]
            hosts:
              - { name: web1, port: 80, up: true, tags: [a, b] }
              - { name: web2, port: 81, up: false, tags: [b] }
              - { name: db1, port: 5432, up: true }
            app: { version: 2.1.10, env: { A: "1", items: x }, "odd key": 1 }
            result: { rc: 0, stdout: "42", failed: false, changed: true, stdout_lines: ["42"] }
            broken: { failed: true, changed: false, skipped: true }
            """);

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiterString = " => ", quoteCharacter = '\u0000', textBlock = """
                    # literals
                    1 => 1
                    -1 => -1
                    1.5 => 1.5
                    1_000 => 1000
                    'a' => "a"
                    "it's" => "it's"
                    'it\\'s' => "it's"
                    'a\\tb' => "a\\tb"
                    '\\d+\\.' => "\\\\d+\\\\."
                    "#{n}" => "#{n}"
                    true => true
                    True => true
                    False => false
                    none => null
                    None => null
                    [] => []
                    {} => {}
                    () => []
                    [1, 'a', [2,],] => [1,"a",[2]]
                    (1, 2) => [1,2]
                    {'a': 1, 'b': {'c': []}, } => {"a":1,"b":{"c":[]}}
                    {name: 1} => {"web1":1}
                    (1) => 1
                    # names, attributes, indexes, slices
                    name => "web1"
                    app.version => "2.1.10"
                    app['odd key'] => 1
                    app["env"].A => "1"
                    app.env.items => "x"
                    xs[0] => 3
                    xs[-1] => 2
                    xs.0 => 3
                    hosts.0.tags.1 => "b"
                    hosts[1].name => "web2"
                    hosts[n - 6].name => "web2"
                    name[0] => "w"
                    [1, 2][1] => 2
                    {'a': 5}['a'] => 5
                    {'a': 5}.a => 5
                    'abc'[-1] => "c"
                    (xs + [9])[3] => 9
                    xs[1:] => [1,2]
                    xs[:2] => [3,1]
                    xs[:-1] => [3,1]
                    xs[-2:] => [1,2]
                    xs[::2] => [3,2]
                    xs[::-1] => [2,1,3]
                    xs[5:] => []
                    xs[:] => [3,1,2]
                    name[:3] => "web"
                    name[::-1] => "1bew"
                    xs[1:n] => [1,2]
                    # sums and products
                    1 + 2 * 3 => 7
                    (1 + 2) * 3 => 9
                    7 - 2 - 1 => 4
                    7 / 2 => 3.5
                    4 / 2 => 2.0
                    7 // 2 => 3
                    -7 // 2 => -4
                    7 % 3 => 1
                    -7 % 3 => 2
                    2 ** 10 => 1024
                    2 ** -1 => 0.5
                    1 + 0.5 => 1.5
                    -n => -7
                    -n + 1 => -6
                    big + 1 => 9007199254740994
                    'a' + 'b' => "ab"
                    [1] + [2] => [1,2]
                    'a' ~ 1 ~ true => "a1true"
                    'n=' ~ n + 0 | string => "n=70"
                    name ~ '-' ~ n => "web1-7"
                    # comparisons
                    1 == 1.0 => true
                    n == 7 => true
                    n != 8 => true
                    n < 8 => true
                    n >= 7 => true
                    name == 'web1' => true
                    'a' < 'b' => true
                    none == none => true
                    name == none => false
                    nothing == none => true
                    [1, 2] == [1.0, 2] => true
                    {'a': 1} == {'a': 1.0} => true
                    xs == [3, 1, 2] => true
                    # in
                    1 in xs => true
                    7 in xs => false
                    7 not in xs => true
                    n in [7] => true
                    'b' in 'abc' => true
                    'version' in app => true
                    name in ('web1', 'web2') => true
                    not name in ['web1'] => false
                    not 'x' in name and true => true
                    'eb' in name and n == 7 => true
                    # logic
                    true and false => false
                    true or false => true
                    not true => false
                    not true or true => true
                    not (true and false) => true
                    not n == 8 => true
                    1 and 'x' => "x"
                    empty or 'fallback' => "fallback"
                    empty and missing => ""
                    n or missing => 7
                    false and missing => false
                    true or missing.deep => true
                    # choices
                    'a' if n == 7 else 'b' => "a"
                    'a' if n == 8 else 'b' => "b"
                    'a' if false else 'b' if false else 'c' => "c"
                    'a' if false else 'b' if true else 'c' => "b"
                    n == 7 ? 'a' : 'b' => "a"
                    false ? 1 : true ? 2 : 3 => 2
                    {'a': true ? 1 : 2} => {"a":1}
                    (1 if true else 2) + 1 => 2
                    1 if xs else 2 => 1
                    1 if [] else 2 => 2
                    missing.x if missing is defined else 0 => 0
                    (n == 7) | ternary('a', 'b') => "a"
                    none | ternary('a', 'b', 'c') => "c"
                    # default
                    missing | default('d') => "d"
                    missing | d('d') => "d"
                    missing.deep.er | default('d') => "d"
                    app.missing | default('d') => "d"
                    xs[9] | default('d') => "d"
                    missing | default => ""
                    empty | default('d') => ""
                    nothing | default('d') => null
                    empty | default('d', true) => "d"
                    nothing | default('d', true) => "d"
                    no_ | default(true) => false
                    missing | default([]) | length => 0
                    missing | default(other | default('x')) => "x"
                    missing | default(none) => null
                    missing | default(value='d') => "d"
                    name | default(missing) => "web1"
                    (missing | default('5')) | int + 1 => 6
                    [] | first | default('none') => "none"
                    hosts | selectattr('name', 'eq', 'x') | map(attribute='port') | first | d(1) => 1
                    'web9' | extract(app) | default('none') => "none"
                    # conversions
                    '5' | int => 5
                    ' 5 ' | int => 5
                    '5.9' | int => 5
                    5.9 | int => 5
                    true | int => 1
                    'x' | int(0) => 0
                    'ff' | int(base=16) => 255
                    '1.5' | float => 1.5
                    5 | float => 5.0
                    5 | string => "5"
                    'yes' | bool => true
                    'False' | bool => false
                    '0' | bool => false
                    1 | bool => true
                    name | mandatory => "web1"
                    -1 | abs => 1
                    3.14159 | round(2) => 3.14
                    2.5 | round => 3.0
                    2.1 | round(0, 'ceil') => 3.0
                    (7 / 2) | round | int => 4
                    '90s' | duration => 90
                    '2K' | size => 2048
                    123456 | human_readable => "120.56 KB"
                    # text
                    text | trim => "a b"
                    '/a/' | trim('/') => "a"
                    name | upper => "WEB1"
                    'ABC' | lower => "abc"
                    'hELLO world' | capitalize => "Hello world"
                    'hello world-wide' | title => "Hello World-Wide"
                    name | replace('web', 'db') => "db1"
                    'aaa' | replace('a', 'b', 2) => "bba"
                    'a,b,c' | split(',') => ["a","b","c"]
                    'a,b,' | split(',') => ["a","b",""]
                    ' a  b ' | split => ["a","b"]
                    'a:b:c' | split(':', 1) => ["a","b:c"]
                    'a.b'.split('.') => ["a","b"]
                    name.startswith('web') => true
                    name.endswith('2') => false
                    name.upper() => "WEB1"
                    ' x '.strip() => "x"
                    ','.join(['a', 'b']) => "a,b"
                    path | basename => "nginx.conf"
                    path | dirname => "/etc/nginx"
                    '/x' | dirname => "/"
                    '%s has %d' | format(name, n) => "web1 has 7"
                    '%05.1f' | format(pi) => "003.5"
                    'a b' | quote => "'a b'"
                    'a b' | raw => "a b"
                    'hello world' | truncate(8) => "hello..."
                    # regular expressions
                    'web1.example' | regex_replace('^(\\w+)\\..*$', '\\1') => "web1"
                    'a1b2' | regex_replace('\\d', '') => "ab"
                    'price $5' | regex_replace('5', '$6') => "price $$6"
                    'v2.1.10' | regex_search('[0-9.]+') => "2.1.10"
                    'none here' | regex_search('\\d') => null
                    'a=1' | regex_search('(\\w)=(\\d)', '\\2', '\\1') => ["1","a"]
                    'a=1' | regex_search('(?P<k>\\w)=', '\\g<k>') => ["a"]
                    'a1b22' | regex_findall('\\d+') => ["1","22"]
                    'a=1,b=2' | regex_findall('(\\w)=(\\d)') => [["a","1"],["b","2"]]
                    'a.b' | regex_escape => "a\\\\.b"
                    # lists
                    xs | length => 3
                    xs | count => 3
                    name | length => 4
                    app | length => 3
                    xs | first => 3
                    xs | last => 2
                    name | last => "1"
                    xs | sort => [1,2,3]
                    xs | sort(reverse=true) => [3,2,1]
                    words | sort => ["A","b","c"]
                    words | sort(case_sensitive=true) => ["A","b","c"]
                    hosts | sort(attribute='name') | map(attribute='name') | list => ["db1","web1","web2"]
                    [1, 2, 1, 1.0] | unique => [1,2]
                    xs | reverse | list => [2,1,3]
                    xs | min => 1
                    xs | max => 3
                    hosts | max(attribute='port') => {"name":"db1","port":5432,"up":true}
                    xs | sum => 6
                    hosts | sum(attribute='port') => 5593
                    xs | join(',') => "3,1,2"
                    hosts | join(', ', attribute='name') => "web1, web2, db1"
                    'abc' | list => ["a","b","c"]
                    app.env | list => ["A","items"]
                    [1, [2, [3]]] | flatten => [1,2,3]
                    [1, [2, [3]]] | flatten(levels=1) => [1,2,[3]]
                    [1, 2, 3] | batch(2) | list => [[1,2],[3]]
                    xs | difference([1]) => [3,2]
                    xs | union([4, 1]) => [3,1,2,4]
                    xs | intersect([2, 3, 9]) => [3,2]
                    xs | symmetric_difference([1, 9]) => [3,2,9]
                    ['a', 'b'] | zip([1, 2]) | list => [["a",1],["b",2]]
                    hosts | map(attribute='name') | list => ["web1","web2","db1"]
                    hosts | map(attribute='tags.0', default='-') => ["a","b","-"]
                    words | map('upper') | join => "BAC"
                    words | map('replace', 'b', 'x') | list => ["x","A","c"]
                    [0, 1, '', 'x'] | select | list => [1,"x"]
                    xs | select('gt', 1) | list => [3,2]
                    xs | reject('odd') | list => [2]
                    ['web1', 'db1'] | select('match', 'web') | list => ["web1"]
                    hosts | selectattr('up') | map(attribute='name') => ["web1","db1"]
                    hosts | rejectattr('up') | map(attribute='name') => ["web2"]
                    hosts | selectattr('port', '>', 80) | map(attribute='name') => ["web2","db1"]
                    hosts | selectattr('tags', 'defined') | list | length => 2
                    hosts | rejectattr('tags', 'defined') | map(attribute='name') => ["db1"]
                    hosts | selectattr('tags', 'contains', 'a') | map(attribute='name') => ["web1"]
                    hosts | selectattr('name', 'in', ['db1']) | map(attribute='port') => [5432]
                    [['a', 1], ['b', 2]] | map('first') | list => ["a","b"]
                    [{'k': 1, 'v': 'a'}, {'k': 1, 'v': 'b'}] | groupby('k') | map('last') | map('length') => [2]
                    range(3) => [0,1,2]
                    range(1, 6, 2) | list => [1,3,5]
                    range(3, 0, -1) => [3,2,1]
                    # maps
                    app.env | dict2items => [{"key":"A","value":"1"},{"key":"items","value":"x"}]
                    [{'key': 'a', 'value': 1}] | items2dict => {"a":1}
                    [{'n': 'a', 'v': 1}] | items2dict(key_name='n', value_name='v') => {"a":1}
                    {'a': 1} | combine({'b': 2}, {'a': 3}) => {"a":3,"b":2}
                    {'a': {'x': 1}} | combine({'a': {'y': 2}}) => {"a":{"y":2}}
                    {'a': {'x': 1}} | combine({'a': {'y': 2}}, recursive=true) => {"a":{"x":1,"y":2}}
                    app.env.keys() | list => ["A","items"]
                    app.env.values() | list => ["1","x"]
                    {'a': 1}.items() | list => [["a",1]]
                    app.get('version') => "2.1.10"
                    app.get('x', 'y') => "y"
                    dict(a=1, b=n) => {"a":1,"b":7}
                    'version' | extract(app) => "2.1.10"
                    # encodings
                    app.env | to_json => "{\\"A\\":\\"1\\",\\"items\\":\\"x\\"}"
                    '{"a": [1, null]}' | from_json => {"a":[1,null]}
                    'hé' | b64encode => "aMOp"
                    'aMOp' | b64decode => "hé"
                    'a' | hash('sha256') => "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
                    'a b/c' | urlencode => "a%20b/c"
                    # tests
                    name is defined => true
                    missing is defined => false
                    missing.x is not defined => true
                    app.x is undefined => true
                    not missing is defined => true
                    nothing is none => true
                    nothing is defined => true
                    name is not none => true
                    nothing is None => true
                    yes_ is True and no_ is not True => true
                    name is string => true
                    n is number => true
                    n is integer => true
                    pi is number => true
                    yes_ is boolean => true
                    app is mapping => true
                    xs is iterable => true
                    xs is sequence => true
                    name is sequence => true
                    n is iterable => false
                    empty is empty => true
                    xs is not empty => true
                    2 is even => true
                    n is odd => true
                    n is divisibleby 7 => true
                    n is divisibleby(2) => false
                    n is in xs => false
                    n is not in xs => true
                    n is eq 7 => true
                    n is gt(3) and n is le 7 => true
                    name is match('web') => true
                    name is match('eb') => false
                    name is search('B', ignorecase=true) => true
                    name is regex '\\d$' => true
                    app.version is version('2.1.9', '>') => true
                    app.version is version '2.1.10' => true
                    '2.0.0-rc1' is version('2.0.0', '<') => true
                    'v1.2' is version('1.2.0', '==') => true
                    app.version | version('3', '<') => true
                    xs is contains 3 => true
                    [1] is subset xs => true
                    xs is superset [1, 2] => true
                    result is succeeded => true
                    result is success and result is changed => true
                    result is failed => false
                    broken is failed => true
                    broken is failure and broken is skipped => true
                    broken is not changed => true
                    empty is falsy and name is truthy => true
                    xs | length is odd => true
                    result.stdout | int > 40 => true
                    result.stdout_lines | first == '42' => true
                    not result is failed and result.rc == 0 => true
                    """)
    void givesWhatAnsibleGives(String expression, String json) {
        assertThat(Json.write(Written.evaluate(expression, SCOPE))).isEqualTo(json);
    }
}
