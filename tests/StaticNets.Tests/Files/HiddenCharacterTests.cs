namespace StaticNets.Tests.Files;

/// <summary>
/// Text from a header is escaped in messages: U+202E would reorder the text after it, and the escape sequence ESC [2J would clear the
/// screen.
/// </summary>
public sealed class HiddenCharacterTests
{
    // Written as in JSON, whose strings cannot contain the control character ESC itself.
    private const string Hostile = "a\u202Eb\\u001b[2J";
    private const string Escaped = @"a\u202eb\u001b[2J";
    private const string Empty = "{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[36,36]}";

    [Theory]
    [InlineData($"\"{Hostile}\":{Empty}", $"undeclared '{Escaped}'")]
    [InlineData($"\"{Hostile}\":{Empty},\"{Hostile}\":{Empty}", $"'{Escaped}' twice")]
    [InlineData($"\"{Hostile}\":3", $"tensor '{Escaped}'")]
    [InlineData($"\"x\":{{\"{Hostile}\":1}}", $"the key '{Escaped}'")]
    [InlineData($"\"x\":{{\"dtype\":\"{Hostile}\"}}", $"found '{Escaped}'")]
    [InlineData($"\"x\":{{\"shape\":[\"{Hostile}\"]}}", @"found '""a\u202eb")]
    [InlineData($"\"__metadata__\":{{\"{Hostile}\":1}}", $"a string for '{Escaped}'")]
    [InlineData(
        $"\"{Hostile}\":{{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[36,40]}}",
        $"behind the header, where tensor '{Escaped}' ends"
    )]
    public void InHeadersAreEscaped(string member, string found) => Expect($"{{{Refusal.Kernel},{Refusal.Bias},{member}}}", found);

    [Fact]
    public void InTheNearestNameAreEscaped() =>
        Expect(Refusal.Header.Replace("bias", "bias\u202E", StringComparison.Ordinal), @"(nearest: 'dense/bias\u202e')");

    private static void Expect(string header, string found)
    {
        string message = Refusal.Message(SafetensorsBytes.File(header, Refusal.Data));
        Assert.Contains(found, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', message);
        Assert.DoesNotContain('\u001b', message);
    }
}
