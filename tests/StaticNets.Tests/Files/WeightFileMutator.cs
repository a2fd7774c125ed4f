using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;

namespace StaticNets.Tests.Files;

/// <summary>Damages a weight file in one of many ways; a seed determines the way.</summary>
internal sealed partial class WeightFileMutator(byte[] file)
{
    private static readonly string[] _pieces =
    [
        "",
        " ",
        "\n",
        "\0",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "0",
        "-1",
        "1.0",
        "1e3",
        "18446744073709551615",
        "18446744073709551616",
        "4611686018427387904",
        "null",
        "true",
        "[]",
        "{}",
        "\"F32\"",
        "\"F64\"",
        "\"I32\"",
        "\"F4\"",
        "\"f32\"",
        "\"dtype\"",
        "\"shape\"",
        "\"data_offsets\"",
        "\"__metadata__\"",
        "\"\\ud800\"",
        "\"__metadata__\":{\"a\":\"b\"},",
    ];

    private readonly int _dataStart = 8 + SafetensorsBytes.HeaderLength(file);

    private readonly string _header = SafetensorsBytes.Header(file);

    public byte[] Mutate(int seed)
    {
        var random = new Random(seed);
        return random.Next(13) switch
        {
            0 => FlipBits(random, 0, file.Length, 1),
            1 => FlipBits(random, 0, 8, 1),
            2 => FlipBits(random, 8, _dataStart, 1),
            3 => FlipBits(random, _dataStart, file.Length, 1),
            4 => FlipBits(random, 0, file.Length, random.Next(2, 20)),
            5 => file[..random.Next(file.Length)],
            6 => Insert(random, random.Next(file.Length + 1)),
            7 => Remove(random),
            8 => ReplaceToken(random),
            9 => SwapTokens(random),
            10 => AddWhiteSpace(random),
            11 => FillExponent(random),
            _ => ReorderEntries(random),
        };
    }

    private byte[] FlipBits(Random random, int begin, int end, int count)
    {
        var mutated = (byte[])file.Clone();
        for (int i = 0; i < count; i++)
        {
            mutated[random.Next(begin, end)] ^= (byte)(1 << random.Next(8));
        }

        return mutated;
    }

    // Overwrites two bytes with 7ff0. If they are the upper bytes of a number, it becomes an infinity or a NaN.
    private byte[] FillExponent(Random random)
    {
        var mutated = (byte[])file.Clone();
        int place = random.Next(_dataStart, file.Length - 1) & ~1;
        mutated[place] = 0xf0;
        mutated[place + 1] = 0x7f;
        return mutated;
    }

    private byte[] Insert(Random random, int place)
    {
        var inserted = new byte[random.Next(1, 17)];
        random.NextBytes(inserted);
        return [.. file[..place], .. inserted, .. file[place..]];
    }

    private byte[] Remove(Random random)
    {
        int place = random.Next(file.Length);
        return [.. file[..place], .. file[Math.Min(file.Length, place + random.Next(1, 17))..]];
    }

    private byte[] ReplaceToken(Random random)
    {
        MatchCollection tokens = Token().Matches(_header);
        Match token = tokens[random.Next(tokens.Count)];
        string replacement = random.Next(2) == 0 ? tokens[random.Next(tokens.Count)].Value : _pieces[random.Next(_pieces.Length)];
        return WithHeader(_header[..token.Index] + replacement + _header[(token.Index + token.Length)..]);
    }

    // Swaps two names, numbers or punctuation marks, or two arrays.
    private byte[] SwapTokens(Random random)
    {
        MatchCollection tokens = (random.Next(3) == 0 ? Array() : Token()).Matches(_header);
        int first = random.Next(tokens.Count - 1);
        Match a = tokens[first];
        Match b = tokens[random.Next(first + 1, tokens.Count)];
        string between = _header[(a.Index + a.Length)..b.Index];
        return WithHeader(_header[..a.Index] + b.Value + between + a.Value + _header[(b.Index + b.Length)..]);
    }

    private byte[] AddWhiteSpace(Random random)
    {
        int place = random.Next(_header.Length + 1);
        return WithHeader(_header.Insert(place, new string(" \t\r\n"[random.Next(4)], random.Next(1, 9))));
    }

    private byte[] ReorderEntries(Random random)
    {
        string[] entries = Entry().Matches(_header).Select(entry => entry.Value).ToArray();
        random.Shuffle(entries);
        int kept = random.Next(3) == 0 ? random.Next(entries.Length) : entries.Length;
        string header = $"{{{string.Join(",", entries.Take(kept))}}}";
        return WithHeader(random.Next(4) == 0 ? header.Insert(1, entries[0] + ",") : header);
    }

    private byte[] WithHeader(string header)
    {
        byte[] text = Encoding.UTF8.GetBytes(header);
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, text.Length);
        return [.. length, .. text, .. file[_dataStart..]];
    }

    [GeneratedRegex(
        """
            "[^"]*"|\d+|[{}\[\]:,]
            """
    )]
    private static partial Regex Token();

    [GeneratedRegex("""\[[^\]]*\]""")]
    private static partial Regex Array();

    [GeneratedRegex(
        """
            "[^"]*":\{[^}]*\}
            """
    )]
    private static partial Regex Entry();
}
