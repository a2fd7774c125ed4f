using System.Text;

namespace StaticNets.Tests.Files;

/// <summary>Rejects faults in the text of the header.</summary>
public sealed class SafetensorsHeaderFaultTests
{
    private static readonly byte[] _good = SafetensorsBytes.File(Refusal.Header, Refusal.Data);

    private static int HeaderLength => SafetensorsBytes.HeaderLength(_good);

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void FilesWithoutRoomForTheHeadersLength(int length) =>
        Refusal.Expect(_good[..length], $": expected at least 8 bytes (the length of the header), found {length} bytes.");

    [Theory]
    [InlineData(100_000_001)]
    [InlineData(ulong.MaxValue)]
    public void HeadersLongerThanTheFormatAllows(ulong length) =>
        Refusal.Expect(
            SafetensorsBytes.WithHeaderLength(_good, length),
            $": expected a header of at most 100000000 bytes, found a header length of {length}."
        );

    [Fact]
    public void HeadersOneByteLongerThanTheFile()
    {
        int rest = _good.Length - 8;
        Refusal.Expect(
            SafetensorsBytes.WithHeaderLength(_good, (ulong)rest + 1),
            $": expected a header within the {rest} bytes behind its length, found a header length of {rest + 1}."
        );
    }

    [Fact]
    public void EmptyHeaders() =>
        Refusal.Expect(SafetensorsBytes.WithHeaderLength(_good, 0), ": expected a header that starts with '{', found an empty header.");

    [Theory]
    [InlineData(" " + Refusal.Header, "20")]
    [InlineData("[" + Refusal.Header + "]", "5b")]
    [InlineData("\ufeff" + Refusal.Header, "ef")]
    public void HeadersThatStartWithAnythingButABrace(string header, string found) =>
        Refusal.Expect(
            SafetensorsBytes.File(header, Refusal.Data),
            $": expected a header that starts with '{{', found the byte 0x{found}."
        );

    [Fact]
    public void BytesThatAreNoUtf8()
    {
        byte[] header = Encoding.UTF8.GetBytes("{\"__metadata__\":{\"a\":\"?\"}," + Refusal.Header[1..]);
        header[Array.IndexOf(header, (byte)'?')] = 0xff;
        Refusal.Expect(SafetensorsBytes.File(header, Refusal.Data), ": expected a header in UTF-8, found bytes that are no UTF-8.");
    }

    [Theory]
    [InlineData("{" + Refusal.Kernel, "There is an open JSON object")]
    [InlineData("{" + Refusal.Kernel + "," + Refusal.Bias + ",}", "trailing comma")]
    [InlineData("{/**/" + Refusal.Kernel + "," + Refusal.Bias + "}", "'/'")]
    [InlineData(Refusal.Header + "{}", "'{' is invalid after a single JSON value")]
    [InlineData(Refusal.Header + "\0", "is invalid after a single JSON value")]
    [InlineData("{\"a\nb\":{}," + Refusal.Kernel + "}", "'0x0A' is invalid within a JSON string")]
    [InlineData("{" + Refusal.Kernel + ",\"dense/bias\":{\"shape\":[03]}}", "Invalid leading zero")]
    [InlineData("{\"dense/kernel\"}", "'}' is invalid after a property name")]
    public void TextThatIsNoJson(string header, string message)
    {
        string found = Refusal.Message(SafetensorsBytes.File(header, Refusal.Data));
        Assert.StartsWith(": expected a header in JSON, found a fault: ", found, StringComparison.Ordinal);
        Assert.True(found.Contains(message, StringComparison.OrdinalIgnoreCase), found);
    }

    [Theory]
    [InlineData("""{"\ud800":{}}""")]
    [InlineData("""{"__metadata__":{"a":"\udc00"}}""")]
    public void HalfASurrogatePair(string header) =>
        Refusal.Expect(
            SafetensorsBytes.File(header, Refusal.Data),
            ": expected header strings that are Unicode text, found half a surrogate pair."
        );

    [Theory]
    [InlineData("{" + Refusal.Kernel + "," + Refusal.Bias + "," + Refusal.Bias + "}", "dense/bias")]
    [InlineData("{" + Refusal.Kernel + "," + Refusal.Bias + ""","dense\u002fbias":{}}""", "dense/bias")]
    [InlineData("""{"__metadata__":{},"__metadata__":{}}""", "__metadata__")]
    [InlineData("""{"__metadata__":{"a":"1","b":"2","a":"3"}}""", "a")]
    public void TheSameKeyTwice(string header, string key) =>
        Refusal.Expect(SafetensorsBytes.File(header, Refusal.Data), $": expected each key of an object once, found '{key}' twice.");

    [Theory]
    [InlineData("\"pt\"", "'\"pt\"'")]
    [InlineData("null", "'null'")]
    [InlineData("[]", "an array")]
    public void MetadataThatAreNoObject(string metadata, string found) =>
        Refusal.Expect(
            SafetensorsBytes.File($"{{\"__metadata__\":{metadata},{Refusal.Kernel},{Refusal.Bias}}}", Refusal.Data),
            $": expected an object of strings for '__metadata__', found {found}."
        );

    [Theory]
    [InlineData("1", "'1'")]
    [InlineData("null", "'null'")]
    [InlineData("{}", "an object")]
    [InlineData("[\"1\"]", "an array")]
    public void MetadataThatAreNoStrings(string value, string found) =>
        Refusal.Expect(
            SafetensorsBytes.File($"{{\"__metadata__\":{{\"epoch\":{value}}},{Refusal.Kernel},{Refusal.Bias}}}", Refusal.Data),
            $": expected a string for 'epoch' in '__metadata__', found {found}."
        );

    [Fact]
    public void TheHeaderLengthCutsTheHeader()
    {
        string found = Refusal.Message(SafetensorsBytes.WithHeaderLength(_good, (ulong)HeaderLength - 1));
        Assert.StartsWith(": expected a header in JSON, found a fault: ", found, StringComparison.Ordinal);
    }

    [Fact]
    public void TheHeaderLengthReachesIntoTheData()
    {
        // The header now includes the first two bytes of the data. The data begin with the float 1, which is 00 00 80 3f. The bytes 00 00
        // are valid UTF-8, but not JSON.
        string found = Refusal.Message(SafetensorsBytes.WithHeaderLength(_good, (ulong)HeaderLength + 2));
        Assert.StartsWith(": expected a header in JSON, found a fault: ", found, StringComparison.Ordinal);
    }

    [Fact]
    public void NamesInMessagesAreCutAndEscaped()
    {
        string name = "\\n" + new string('x', 200);
        Refusal.Expect(
            SafetensorsBytes.File($"{{\"{name}\":1}}", Refusal.Data),
            $", tensor '\\u000a{new string('x', 79)}…': expected an object with the keys 'dtype', 'shape' and 'data_offsets', found '1'."
        );
    }
}
