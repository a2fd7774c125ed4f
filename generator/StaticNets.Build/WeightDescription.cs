using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using StaticNets.Files;

namespace StaticNets.Build;

/// <summary>
/// Writes the description of a weight file: a JSON object with <c>network</c>, <c>file</c> and <c>resource</c>. If the file can be read, it
/// also has the <c>sha256</c> of its bytes and either <c>header</c> and <c>dataLength</c> or, if it is not a safetensors file,
/// <c>expected</c> and <c>found</c>.
/// </summary>
internal static class WeightDescription
{
    private const int PrefixLength = 8;
    private const long LongestHeader = 100_000_000;

    private static readonly UTF8Encoding _utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// Writes the description, unless its file already contains the same text: the build compiles the project again if the description is
    /// newer than the assembly. The time of the weight file is not reliable, because a model that is copied over the weight file may be
    /// older. The description therefore contains a hash of the weight file, and changes whenever the weights change.
    /// </summary>
    public static void Write(string path, string network, string file, string resource, string weights)
    {
        StringBuilder json = new();
        json.Append($"{{\n  \"network\": {Text(network)},\n  \"file\": {Text(file)},\n  \"resource\": {Text(resource)}");
        if (File.Exists(weights))
        {
            try
            {
                Describe(json, weights);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                Fault(json, "a file that can be read", fault.Message);
            }
        }
        else if (Directory.Exists(weights))
        {
            Fault(json, "a file", "a folder");
        }

        json.Append("\n}\n");
        string text = json.ToString();
        if (!File.Exists(path) || File.ReadAllText(path) != text)
        {
            File.WriteAllText(path, text, _utf8);
        }
    }

    private static void Describe(StringBuilder json, string weights)
    {
        using FileStream file = new(weights, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        json.Append($",\n  \"sha256\": \"{Hash(file)}\"");
        file.Position = 0;
        byte[] prefix = new byte[ForeignFile.HeadLength];
        int known = Fill(file, prefix);
        if (ForeignFile.Recognize(prefix, known) is { } foreign)
        {
            Fault(json, ForeignFile.Expected, foreign);
            return;
        }

        if (known < PrefixLength)
        {
            Fault(json, $"at least {PrefixLength} bytes (the length of the header)", $"{known} bytes");
            return;
        }

        // The length is little-endian, so it is read byte by byte, independently of the machine.
        ulong length = 0;
        for (int i = PrefixLength - 1; i >= 0; i--)
        {
            length = (length << 8) | prefix[i];
        }

        long rest = file.Length - PrefixLength;
        if (length > LongestHeader)
        {
            Fault(
                json,
                $"a header of at most {LongestHeader} bytes",
                $"a header length of {length.ToString(CultureInfo.InvariantCulture)}"
            );
            return;
        }

        if ((long)length > rest)
        {
            Fault(
                json,
                $"a header within the {rest} bytes behind its length",
                $"a header length of {length.ToString(CultureInfo.InvariantCulture)}"
            );
            return;
        }

        byte[] header = new byte[length];
        file.Position = PrefixLength;
        if (Fill(file, header) < header.Length)
        {
            Fault(json, $"a header of {length} bytes", "the end of the file before");
        }
        else
        {
            Describe(json, new HeaderText(header), rest - header.Length);
        }
    }

    private static void Describe(StringBuilder json, HeaderText header, long dataLength)
    {
        if (header.Fault is { } found)
        {
            Fault(json, header.Expected, found);
        }
        else
        {
            json.Append($",\n  \"dataLength\": {dataLength.ToString(CultureInfo.InvariantCulture)}");
            json.Append($",\n  \"header\": {header.Tensors}");
        }
    }

    private static string Hash(Stream bytes)
    {
        using SHA256 algorithm = SHA256.Create();
        return BitConverter.ToString(algorithm.ComputeHash(bytes)).Replace("-", "").ToLowerInvariant();
    }

    private static void Fault(StringBuilder json, string expected, string found) =>
        json.Append($",\n  \"expected\": {Text(expected)},\n  \"found\": {Text(found)}");

    private static int Fill(Stream stream, byte[] buffer)
    {
        int done = 0;
        while (done < buffer.Length)
        {
            int read = stream.Read(buffer, done, buffer.Length - done);
            if (read == 0)
            {
                break;
            }

            done += read;
        }

        return done;
    }

    /// <summary>Formats a JSON string.</summary>
    private static string Text(string value)
    {
        StringBuilder text = new("\"");
        foreach (char character in value)
        {
            text.Append(
                character is '"' or '\\' ? "\\" + character
                : character < ' ' ? "\\u" + ((int)character).ToString("x4", CultureInfo.InvariantCulture)
                : character.ToString()
            );
        }

        return text.Append('"').ToString();
    }
}
