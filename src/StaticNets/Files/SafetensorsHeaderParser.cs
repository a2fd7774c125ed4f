using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace StaticNets.Files;

/// <summary>
/// Turns the header into entries and takes nothing that the format does not allow: one JSON object of tensors, each with exactly
/// <c>dtype</c>, <c>shape</c> and <c>data_offsets</c>, beside an optional <c>__metadata__</c> of strings; no key twice.
/// </summary>
internal ref struct SafetensorsHeaderParser
{
    private const string MetadataKey = "__metadata__";
    private const string TensorKeys = "the keys 'dtype', 'shape' and 'data_offsets'";

    private readonly FaultReporter _faults;
    private readonly ReadOnlySpan<byte> _header;
    private readonly Dictionary<string, string> _metadata;
    private Utf8JsonReader _json;

    private SafetensorsHeaderParser(ReadOnlySpan<byte> header, FaultReporter faults, Dictionary<string, string> metadata)
    {
        _faults = faults;
        _metadata = metadata;
        _header = header;
        _json = new Utf8JsonReader(header);
    }

    /// <summary>Reads the header's entries, each consistent in itself, in the header's order.</summary>
    /// <param name="header">The header's bytes.</param>
    /// <param name="faults">Words what is wrong.</param>
    /// <param name="metadata">Receives what the header says beside the tensors.</param>
    /// <exception cref="InvalidDataException">The header breaks a rule of the format.</exception>
    public static List<SafetensorsEntry> Parse(ReadOnlySpan<byte> header, FaultReporter faults, Dictionary<string, string> metadata)
    {
        if (header.IsEmpty || header[0] != (byte)'{')
        {
            throw faults.File("a header that starts with '{'", header.IsEmpty ? "an empty header" : $"the byte 0x{header[0]:x2}");
        }

        if (!Utf8.IsValid(header))
        {
            throw faults.File("a header in UTF-8", "bytes that are no UTF-8");
        }

        try
        {
            return new SafetensorsHeaderParser(header, faults, metadata).ReadHeader();
        }
        catch (JsonException fault)
        {
            throw faults.File("a header in JSON", $"a fault: {fault.Message.TrimEnd('.')}", fault);
        }
    }

    private List<SafetensorsEntry> ReadHeader()
    {
        _json.Read();
        var entries = new List<SafetensorsEntry>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (NextKey(names, null) is string name)
        {
            if (name == MetadataKey)
            {
                ReadMetadata();
            }
            else
            {
                entries.Add(ReadEntry(name));
            }
        }

        // Throws if anything but white space follows the object.
        _json.Read();
        return entries;
    }

    private void ReadMetadata()
    {
        Expect(JsonTokenType.StartObject, null, $"an object of strings for '{MetadataKey}'");
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (NextKey(keys, null) is string key)
        {
            Expect(JsonTokenType.String, null, $"a string for {FaultReporter.Quote(key)} in '{MetadataKey}'");
            _metadata.Add(key, Text());
        }
    }

    private SafetensorsEntry ReadEntry(string name)
    {
        Expect(JsonTokenType.StartObject, name, $"an object with {TensorKeys}");
        SafetensorsDtype? dtype = null;
        List<ulong>? shape = null;
        List<ulong>? offsets = null;
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (NextKey(keys, name) is string key)
        {
            switch (key)
            {
                case "dtype":
                    dtype = ReadDtype(name);
                    break;
                case "shape":
                    shape = ReadNumbers(name, key);
                    break;
                case "data_offsets":
                    offsets = ReadNumbers(name, key);
                    break;
                default:
                    throw _faults.Tensor(name, $"only {TensorKeys}", $"the key {FaultReporter.Quote(key)}");
            }
        }

        if (dtype is null || shape is null || offsets is null)
        {
            string missing =
                dtype is null ? "dtype"
                : shape is null ? "shape"
                : "data_offsets";
            throw _faults.Tensor(name, TensorKeys, $"no '{missing}'");
        }

        if (offsets.Count != 2)
        {
            throw _faults.Tensor(name, "two numbers in 'data_offsets'", $"{offsets.Count}");
        }

        return new SafetensorsEntry(name, dtype.Value, shape, offsets[0], offsets[1]);
    }

    private SafetensorsDtype ReadDtype(string name)
    {
        Expect(JsonTokenType.String, name, "a string for 'dtype'");
        string text = Text();
        return SafetensorsDtype.TryFind(text, out SafetensorsDtype dtype)
            ? dtype
            : throw _faults.Tensor(name, "a dtype of the format", FaultReporter.Quote(text));
    }

    private List<ulong> ReadNumbers(string name, string key)
    {
        Expect(JsonTokenType.StartArray, name, $"an array for '{key}'");
        var numbers = new List<ulong>();
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            if (_json.TokenType != JsonTokenType.Number || !_json.TryGetUInt64(out ulong number))
            {
                throw _faults.Tensor(name, $"whole numbers from 0 to 2^64 - 1 in '{key}'", Found());
            }

            numbers.Add(number);
        }

        return numbers;
    }

    /// <summary>The next key of the object being read, or <see langword="null"/> at its end.</summary>
    private string? NextKey(HashSet<string> seen, string? tensor)
    {
        _json.Read();
        if (_json.TokenType == JsonTokenType.EndObject)
        {
            return null;
        }

        string key = Text();
        if (!seen.Add(key))
        {
            throw Fault(tensor, "each key of an object once", $"{FaultReporter.Quote(key)} twice");
        }

        return key;
    }

    private void Expect(JsonTokenType type, string? tensor, string expected)
    {
        _json.Read();
        if (_json.TokenType != type)
        {
            throw Fault(tensor, expected, Found());
        }
    }

    private readonly InvalidDataException Fault(string? tensor, string expected, string found) =>
        tensor is null ? _faults.File(expected, found) : _faults.Tensor(tensor, expected, found);

    private readonly string Text()
    {
        try
        {
            return _json.GetString()!;
        }
        catch (InvalidOperationException fault)
        {
            throw _faults.File("header strings that are Unicode text", "half a surrogate pair", fault);
        }
    }

    private readonly string Found() =>
        _json.TokenType switch
        {
            JsonTokenType.StartObject => "an object",
            JsonTokenType.StartArray => "an array",
            _ => FaultReporter.Quote(Encoding.UTF8.GetString(_header[(int)_json.TokenStartIndex..(int)_json.BytesConsumed])),
        };
}
