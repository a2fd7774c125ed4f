using System.Text;
using System.Text.Json;

namespace StaticNets.Build;

/// <summary>
/// Checks that the header of a safetensors file is JSON, and reduces it to its tensors for the compiler. <c>__metadata__</c> is left out,
/// because it is not used and may have any length. A header with too many tensors is a fault.
/// </summary>
internal sealed class HeaderText
{
    private const string Metadata = "__metadata__";

    // A network of 150 layers, the largest number without a warning (SNET4001), has at most 600 tensors, and its checkpoint has six times
    // as many. The limit is well above that.
    private const int MostTensors = 10_000;
    private const int MostMetadata = 10_000;

    private static readonly UTF8Encoding _utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly StringBuilder _tensors = new("{");

    /// <summary>Parses a header.</summary>
    public HeaderText(byte[] header)
    {
        Expected = "a header in JSON that starts with '{'";
        if (header.Length == 0 || header[0] != '{' || Array.IndexOf(header, (byte)0) >= 0)
        {
            Fault = header.Length == 0 ? "nothing" : "other bytes";
            return;
        }

        try
        {
            _ = _utf8.GetCharCount(header);
            Read(header);
        }
        catch (JsonException fault)
        {
            Fault = $"a fault: {fault.Message.TrimEnd('.')}";
        }
        catch (Exception fault) when (fault is DecoderFallbackException or InvalidOperationException)
        {
            Fault = "bytes that are no UTF-8";
        }
    }

    /// <summary>The expected content, if there is a fault.</summary>
    public string Expected { get; private set; }

    /// <summary>The found content; <see langword="null"/> if there is no fault.</summary>
    public string? Fault { get; private set; }

    /// <summary>The JSON object of the tensors.</summary>
    public string Tensors => _tensors + "}";

    private void Read(byte[] header)
    {
        Utf8JsonReader json = new(header);
        json.Read();
        int tensors = 0;
        int metadata = 0;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            int start = (int)json.TokenStartIndex;
            bool isMetadata = json.ValueTextEquals(Metadata);
            json.Read();
            if (isMetadata)
            {
                metadata++;
                ReadMetadata(ref json);
            }
            else
            {
                json.Skip();
                tensors++;
                _tensors.Append(tensors > 1 ? "," : "").Append(_utf8.GetString(header, start, (int)json.BytesConsumed - start));
            }

            if (tensors > MostTensors)
            {
                Refuse($"at most {MostTensors} tensors", "more");
            }

            if (metadata > 1)
            {
                Refuse("each name once", $"'{Metadata}' twice");
            }

            if (Fault is not null)
            {
                return;
            }
        }

        // Throws if anything but white space follows the object.
        json.Read();
    }

    private void ReadMetadata(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            Refuse($"an object of strings for '{Metadata}'", "something else");
            return;
        }

        for (int keys = 1; json.Read() && json.TokenType == JsonTokenType.PropertyName; keys++)
        {
            json.Read();
            if (json.TokenType != JsonTokenType.String)
            {
                Refuse($"an object of strings for '{Metadata}'", "something else");
                return;
            }

            // Throws for an unpaired surrogate.
            _ = json.GetString();
            if (keys > MostMetadata)
            {
                Refuse($"at most {MostMetadata} entries in '{Metadata}'", "more");
                return;
            }
        }
    }

    private void Refuse(string expected, string found) => (Expected, Fault) = (expected, found);
}
