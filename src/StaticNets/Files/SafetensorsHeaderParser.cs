using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace StaticNets.Files;

/// <summary>
/// Parses the header and accepts only what the format allows: one JSON object of tensors, each with exactly <c>dtype</c>, <c>shape</c> and
/// <c>data_offsets</c>, and an optional <c>__metadata__</c> object of strings; no key occurs twice.
/// </summary>
internal ref struct SafetensorsHeaderParser
{
    private const string MetadataKey = "__metadata__";
    private const int MostMetadata = 10_000;
    private const int MostNumbers = 1024;

    // An error message names at most this many undeclared tensors. Parsing stops when the number of tensors read shows that more of them
    // are undeclared.
    private const int MostUndeclared = 8;

    // Largest number of checkpoint tensors for each parameter tensor. The current weights do not count as checkpoint tensors, so there are
    // five: two optimizer slots of the current state, two slots of the best epoch, and the weights of the best epoch. The rest is a margin
    // for the two tensors that exist once in a checkpoint: its training state and its checksum.
    private const int MostForEach = 8;
    private const string TensorKeys = "the keys 'dtype', 'shape' and 'data_offsets'";

    private readonly FaultReporter _faults;
    private readonly ReadOnlySpan<byte> _header;
    private readonly Dictionary<string, string>? _metadata;
    private Utf8JsonReader _json;

    private SafetensorsHeaderParser(ReadOnlySpan<byte> header, FaultReporter faults, Dictionary<string, string>? metadata)
    {
        _faults = faults;
        _metadata = metadata;
        _header = header;
        _json = new Utf8JsonReader(header);
    }

    /// <summary>
    /// Parses the entries in the order of the header. Each entry is well-formed, but <see cref="SafetensorsLayout"/> must still check its
    /// size and place.
    /// </summary>
    /// <param name="header">The header's bytes.</param>
    /// <param name="faults">Creates the exceptions.</param>
    /// <param name="mostTensors">
    /// Number of tensors of the network. The entries of a header with many names take several times the header's size in memory. So parsing
    /// stops when the number of tensors read shows that more are undeclared than an error message names, or that there are more checkpoint
    /// tensors than a network with this number of tensors can have.
    /// </param>
    /// <param name="metadata">Receives the strings of <c>__metadata__</c>; <see langword="null"/> to discard them.</param>
    /// <returns>The entries, and whether the header has more of them.</returns>
    /// <exception cref="InvalidDataException">The header breaks a rule of the format.</exception>
    public static (List<SafetensorsEntry> Entries, bool HasMore) Parse(
        ReadOnlySpan<byte> header,
        FaultReporter faults,
        int mostTensors,
        Dictionary<string, string>? metadata
    )
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
            return new SafetensorsHeaderParser(header, faults, metadata).ReadHeader(mostTensors);
        }
        catch (JsonException fault)
        {
            throw faults.File("a header in JSON", $"a fault: {fault.Message.TrimEnd('.')}", fault);
        }
    }

    private (List<SafetensorsEntry> Entries, bool HasMore) ReadHeader(int mostTensors)
    {
        _json.Read();
        int weights = 0;
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
                weights += name.StartsWith(SafetensorsDeclaration.CheckpointPrefix, StringComparison.Ordinal) ? 0 : 1;
                if (weights - MostUndeclared > mostTensors || (entries.Count - weights) / MostForEach > mostTensors)
                {
                    return (entries, true);
                }
            }
        }

        // Throws if anything but white space follows the object.
        _json.Read();
        return (entries, false);
    }

    private void ReadMetadata()
    {
        Expect(JsonTokenType.StartObject, null, $"an object of strings for '{MetadataKey}'");
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (NextKey(keys, null) is string key)
        {
            Expect(JsonTokenType.String, null, $"a string for {ForeignName.Quote(key)} in '{MetadataKey}'");
            string text = Text();
            _metadata?.Add(key, text);
            if (keys.Count > MostMetadata)
            {
                throw _faults.File($"at most {MostMetadata} entries in '{MetadataKey}'", "more");
            }
        }
    }

    private SafetensorsEntry ReadEntry(string name)
    {
        Expect(JsonTokenType.StartObject, name, $"an object with {TensorKeys}");
        SafetensorsDtype? dtype = null;
        ulong[]? shape = null;
        ulong[]? offsets = null;
        while (NextKey(null, name) is string key)
        {
            switch (key)
            {
                case "dtype" when dtype is null:
                    dtype = ReadDtype(name);
                    break;
                case "shape" when shape is null:
                    shape = ReadNumbers(name, key);
                    break;
                case "data_offsets" when offsets is null:
                    offsets = ReadNumbers(name, key);
                    break;
                case "dtype" or "shape" or "data_offsets":
                    throw Twice(key, name);
                default:
                    throw _faults.Tensor(name, $"only {TensorKeys}", $"the key {ForeignName.Quote(key)}");
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

        if (offsets.Length != 2)
        {
            throw _faults.Tensor(name, "two numbers in 'data_offsets'", $"{offsets.Length}");
        }

        return new SafetensorsEntry(name, dtype, shape, offsets[0], offsets[1]);
    }

    private SafetensorsDtype ReadDtype(string name)
    {
        Expect(JsonTokenType.String, name, "a string for 'dtype'");
        string text = Text();
        return SafetensorsDtype.Find(text) ?? throw _faults.Tensor(name, "a dtype of the format", ForeignName.Quote(text));
    }

    private ulong[] ReadNumbers(string name, string key)
    {
        Expect(JsonTokenType.StartArray, name, $"an array for '{key}'");
        var numbers = new ulong[4];
        int count = 0;
        while (_json.Read() && _json.TokenType != JsonTokenType.EndArray)
        {
            if (_json.TokenType != JsonTokenType.Number || !_json.TryGetUInt64(out ulong number))
            {
                throw _faults.Tensor(name, $"whole numbers from 0 to 2^64 - 1 in '{key}'", Found());
            }

            if (count == MostNumbers)
            {
                throw _faults.Tensor(name, $"at most {MostNumbers} numbers in '{key}'", "more");
            }

            if (count == numbers.Length)
            {
                Array.Resize(ref numbers, 2 * count);
            }

            numbers[count++] = number;
        }

        Array.Resize(ref numbers, count);
        return numbers;
    }

    /// <summary>Returns the next key of the current object, or <see langword="null"/> at its end.</summary>
    private string? NextKey(HashSet<string>? seen, string? tensor)
    {
        _json.Read();
        if (_json.TokenType == JsonTokenType.EndObject)
        {
            return null;
        }

        string key = Text();
        return seen?.Add(key) == false ? throw Twice(key, tensor) : key;
    }

    private readonly InvalidDataException Twice(string key, string? tensor) =>
        Fault(tensor, "each key of an object once", $"{ForeignName.Quote(key)} twice");

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
            _ => ForeignName.Quote(Encoding.UTF8.GetString(_header[(int)_json.TokenStartIndex..(int)_json.BytesConsumed])),
        };
}
