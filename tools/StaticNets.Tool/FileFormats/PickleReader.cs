using System.Buffers.Binary;
using System.Text;
using StaticNets.Files;

namespace StaticNets.Tool.FileFormats;

/// <summary>
/// Interprets the few opcodes of a pickle that <c>torch.save</c> writes for tensors (Python's pickletools, protocols 2 to 4). A pickle is a
/// program for a stack machine that can name any function; here only the names in <see cref="PickleCalls"/> mean something, and nothing is
/// ever executed.
/// </summary>
internal sealed class PickleReader
{
    private readonly byte[] _bytes;
    private readonly FaultReporter _faults;
    private readonly PickleCalls _calls;
    private readonly int _mostValues;
    private readonly List<PickleValue> _stack = [];
    private readonly Stack<int> _marks = [];
    private readonly Dictionary<int, PickleValue> _memo = [];
    private int _values;
    private int _at;

    private PickleReader(byte[] bytes, int mostValues, FaultReporter faults)
    {
        _bytes = bytes;
        _mostValues = mostValues;
        _faults = faults;
        _calls = new PickleCalls(faults);
    }

    /// <summary>Reads the value of a pickle.</summary>
    /// <param name="bytes">The pickle.</param>
    /// <param name="mostValues">Largest number of values, which bounds the memory that a hostile file takes.</param>
    /// <param name="faults">Creates the exceptions.</param>
    /// <exception cref="InvalidDataException">The bytes are no pickle, or need more than the allowed opcodes and names.</exception>
    public static PickleValue Read(byte[] bytes, int mostValues, FaultReporter faults) =>
        new PickleReader(bytes, mostValues, faults).Read();

    private PickleValue Read()
    {
        while (true)
        {
            int place = _at;
            byte opcode = Take(1)[0];
            switch ((char)opcode)
            {
                case '.':
                    return _stack.Count == 1 && _marks.Count == 0 ? _stack[0] : throw Broken($"{_stack.Count} values at the end", place);
                case '\x80': // PROTO
                    int protocol = Take(1)[0];
                    if (protocol is < 2 or > 4)
                    {
                        throw _faults.File("a pickle of protocol 2 to 4", $"protocol {protocol}");
                    }

                    break;
                case '\x95': // FRAME
                    Take(8);
                    break;
                case '(':
                    _marks.Push(_stack.Count);
                    break;
                case 'q':
                    Remember(Take(1)[0]);
                    break;
                case 'r':
                    Remember(Integer(4));
                    break;
                case '\x94': // MEMOIZE
                    Remember(_memo.Count);
                    break;
                case 'h':
                    Push(Recall(Take(1)[0], place));
                    break;
                case 'j':
                    Push(Recall(Integer(4), place));
                    break;
                case 'c':
                    Push(new PickleGlobal($"{Line()}.{Line()}"));
                    break;
                case '\x93': // STACK_GLOBAL
                    (string name, string module) = (Text(Pop(place), place), Text(Pop(place), place));
                    Push(new PickleGlobal($"{module}.{name}"));
                    break;
                default:
                    if (!PushScalar((char)opcode, place) && !Collect((char)opcode, place))
                    {
                        throw _faults.File("the opcodes of a pickled dictionary of tensors", $"opcode 0x{opcode:x2} at byte {place}");
                    }

                    break;
            }
        }
    }

    private bool PushScalar(char opcode, int place)
    {
        object? content;
        switch (opcode)
        {
            case 'N':
                content = null;
                break;
            case '\x88':
            case '\x89':
                content = opcode == '\x88';
                break;
            case 'K':
                content = (long)Take(1)[0];
                break;
            case 'M':
                content = (long)BinaryPrimitives.ReadUInt16LittleEndian(Take(2));
                break;
            case 'J':
                content = (long)Integer(4);
                break;
            case '\x8a': // LONG1
                content = Long(Take(Take(1)[0]), place);
                break;
            case 'G':
                content = BinaryPrimitives.ReadDoubleBigEndian(Take(8));
                break;
            case '\x8c': // SHORT_BINUNICODE
                content = Encoding.UTF8.GetString(Take(Take(1)[0]));
                break;
            case 'X':
                content = Encoding.UTF8.GetString(Take(Integer(4)));
                break;
            default:
                return false;
        }

        Push(new PickleScalar(content));
        return true;
    }

    private bool Collect(char opcode, int place)
    {
        switch (opcode)
        {
            case ')':
            case ']':
                Push(new PickleList([]));
                return true;
            case '}':
                Push(new PickleDictionary([]));
                return true;
            case '\x85': // TUPLE1, TUPLE2, TUPLE3
            case '\x86':
            case '\x87':
                Push(new PickleList(Last(opcode - '\x84', place)));
                return true;
            case 't':
                Push(new PickleList(SinceMark(place)));
                return true;
            case 'a':
                Append(Last(1, place), place);
                return true;
            case 'e':
                Append(SinceMark(place), place);
                return true;
            case 's':
                SetItems(Last(2, place), place);
                return true;
            case 'u':
                SetItems(SinceMark(place), place);
                return true;
            case 'Q':
                Push(_calls.Storage(Pop(place)));
                return true;
            case 'R':
            case '\x81': // NEWOBJ: a class and its arguments
                PickleValue arguments = Pop(place);
                Push(_calls.Call(Pop(place), arguments));
                return true;
            case 'b':
                PickleValue state = Pop(place);
                _calls.CheckState(Peek(place), state);
                return true;
            default:
                return false;
        }
    }

    private void Append(List<PickleValue> items, int place) =>
        (Peek(place) is PickleList list ? list : throw Broken("a list expected", place)).Items.AddRange(items);

    private void SetItems(List<PickleValue> items, int place)
    {
        if (Peek(place) is not PickleDictionary dictionary || items.Count % 2 != 0)
        {
            throw Broken("a dictionary expected", place);
        }

        for (int i = 0; i < items.Count; i += 2)
        {
            dictionary.Items.Add((items[i], items[i + 1]));
        }
    }

    private void Push(PickleValue value)
    {
        if (++_values > _mostValues)
        {
            throw _faults.File($"at most {_mostValues} values in the pickle", "more");
        }

        _stack.Add(value);
    }

    private PickleValue Peek(int place) =>
        _stack.Count > (_marks.Count > 0 ? _marks.Peek() : 0) ? _stack[^1] : throw Broken("an empty stack", place);

    private PickleValue Pop(int place)
    {
        PickleValue value = Peek(place);
        _stack.RemoveAt(_stack.Count - 1);
        return value;
    }

    private List<PickleValue> Last(int count, int place)
    {
        if (_stack.Count - count < (_marks.Count > 0 ? _marks.Peek() : 0))
        {
            throw Broken("an empty stack", place);
        }

        List<PickleValue> items = _stack[^count..];
        _stack.RemoveRange(_stack.Count - count, count);
        return items;
    }

    private List<PickleValue> SinceMark(int place) =>
        _marks.TryPop(out int mark) ? Last(_stack.Count - mark, place) : throw Broken("a missing mark", place);

    private void Remember(int key)
    {
        if (++_values > _mostValues)
        {
            throw _faults.File($"at most {_mostValues} values in the pickle", "more");
        }

        _memo[key] = Peek(_at);
    }

    private PickleValue Recall(int key, int place) =>
        _memo.TryGetValue(key, out PickleValue? value) ? value : throw Broken($"the unknown value {key}", place);

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > _bytes.Length - _at)
        {
            throw _faults.File("a complete pickle", $"its end at byte {_bytes.Length}");
        }

        _at += count;
        return _bytes.AsSpan(_at - count, count);
    }

    private int Integer(int bytes) => BinaryPrimitives.ReadInt32LittleEndian(Take(bytes));

    private object Long(ReadOnlySpan<byte> bytes, int place)
    {
        if (bytes.Length > 8)
        {
            throw Broken("an integer of more than 64 bits", place);
        }

        long value = bytes.Length > 0 && bytes[^1] >= 0x80 ? -1 : 0;
        for (int i = bytes.Length - 1; i >= 0; i--)
        {
            value = (value << 8) | bytes[i];
        }

        return value;
    }

    private string Line()
    {
        int end = Array.IndexOf(_bytes, (byte)'\n', _at);
        string line = Encoding.UTF8.GetString(Take((end < 0 ? _bytes.Length : end) - _at));
        Take(1);
        return line;
    }

    private string Text(PickleValue value, int place) =>
        value is PickleScalar { Content: string text } ? text : throw Broken("a name expected", place);

    private InvalidDataException Broken(string found, int place) => _faults.File("a valid pickle", $"{found} at byte {place}");
}
