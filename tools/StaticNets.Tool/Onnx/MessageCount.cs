using StaticNets.Files;
using StaticNets.Tool.Text;

namespace StaticNets.Tool.Onnx;

/// <summary>
/// Counts the messages and texts of a file before it is read. An empty message takes two bytes of the file and more than a hundred of memory,
/// so that a hostile file of some megabytes would fill a gigabyte; a file that says something has far fewer than this allows.
/// </summary>
internal static class MessageCount
{
    private const int Free = 200_000;
    private const int BytesEach = 64;
    private const int MostNested = 24;
    private const string Deep = "deep";
    private const int BytesOfDeep = 8;

    // Fields that hold messages, by the kind of message: those of ModelProto, GraphProto, NodeProto and so on.
    // A "deep" one may hold further messages that the import never reads, and is not looked into.
    private static readonly Dictionary<string, Dictionary<int, string>> _fields = new(StringComparer.Ordinal)
    {
        ["model"] = new()
        {
            [7] = "graph",
            [8] = "flat",
            [14] = "flat",
            [20] = Deep,
            [25] = Deep,
        },
        ["graph"] = new()
        {
            [1] = "node",
            [5] = "tensor",
            [11] = "value",
            [12] = "value",
            [13] = "value",
            [14] = Deep,
            [15] = Deep,
        },
        ["node"] = new() { [5] = "attribute" },
        ["attribute"] = new()
        {
            [5] = "tensor",
            [6] = "graph",
            [10] = "tensor",
            [11] = "graph",
            [14] = Deep,
            [15] = Deep,
            [22] = Deep,
            [23] = Deep,
        },
        ["tensor"] = new() { [13] = "flat" },
        ["value"] = new() { [2] = "type" },
        ["type"] = new()
        {
            [1] = "typed",
            [4] = Deep,
            [5] = Deep,
            [7] = Deep,
            [8] = Deep,
            [9] = Deep,
        },
        ["typed"] = new() { [2] = "shape" },
        ["shape"] = new() { [1] = "flat" },
        ["flat"] = [],
    };

    /// <summary>Checks that a file has no more messages and texts than its size explains.</summary>
    /// <exception cref="ToolException">It has more, or is damaged.</exception>
    public static void Check(ReadOnlySpan<byte> bytes, string name)
    {
        long left = Free + (bytes.Length / BytesEach);
        if (!Count(bytes, "model", MostNested, ref left))
        {
            throw new ToolException(
                left < 0
                    ? $"{ForeignName.Quote(name)} has more than {Free + (bytes.Length / BytesEach)} nodes, texts and other entries in {bytes.Length} bytes."
                    : $"{ForeignName.Quote(name)} is no ONNX model, or is damaged."
            );
        }
    }

    private static bool Count(ReadOnlySpan<byte> bytes, string message, int levels, ref long left)
    {
        while (!bytes.IsEmpty)
        {
            if (!TryNumber(ref bytes, out ulong key))
            {
                return false;
            }

            switch (key & 7)
            {
                case 0:
                    if (!TryNumber(ref bytes, out _))
                    {
                        return false;
                    }

                    break;
                case 1 or 5:
                    int size = (key & 7) == 1 ? 8 : 4;
                    if (bytes.Length < size)
                    {
                        return false;
                    }

                    bytes = bytes[size..];
                    break;
                case 2:
                    if (!TryNumber(ref bytes, out ulong length) || length > (ulong)bytes.Length || --left < 0)
                    {
                        return false;
                    }

                    string? inner = _fields[message].GetValueOrDefault((int)Math.Min(key >> 3, int.MaxValue));
                    left -= inner == Deep ? (long)length / BytesOfDeep : 0;
                    if (left < 0)
                    {
                        return false;
                    }

                    if (inner is not null and not Deep && (levels == 0 || !Count(bytes[..(int)length], inner, levels - 1, ref left)))
                    {
                        return false;
                    }

                    bytes = bytes[(int)length..];
                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    private static bool TryNumber(ref ReadOnlySpan<byte> bytes, out ulong number)
    {
        number = 0;
        for (int i = 0; i < bytes.Length && i < 10; i++)
        {
            number |= (ulong)(bytes[i] & 0x7F) << (7 * i);
            if (bytes[i] < 0x80)
            {
                bytes = bytes[(i + 1)..];
                return true;
            }
        }

        return false;
    }
}
