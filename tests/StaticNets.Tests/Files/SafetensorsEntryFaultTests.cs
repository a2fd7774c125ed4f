namespace StaticNets.Tests.Files;

/// <summary>Rejects faults in the header entry of one tensor, and in the positions of the tensors' data.</summary>
public sealed class SafetensorsEntryFaultTests
{
    private const string Keys = "the keys 'dtype', 'shape' and 'data_offsets'";

    [Theory]
    [InlineData("null", "'null'")]
    [InlineData("[]", "an array")]
    [InlineData("\"F32\"", "'\"F32\"'")]
    public void EntriesThatAreNoObjects(string entry, string found) =>
        Refusal.Expect(
            SafetensorsBytes.File($"{{{Refusal.Kernel},\"dense/bias\":{entry}}}", Refusal.Data),
            $", tensor 'dense/bias': expected an object with {Keys}, found {found}."
        );

    [Theory]
    [InlineData("\"dtype\":\"F32\",\"shape\":[3],", "dtype", "\"shape\":[3],")]
    [InlineData("\"shape\":[3],", "shape", "")]
    [InlineData(",\"data_offsets\":[24,36]", "data_offsets", "")]
    public void KeysThatAreMissing(string piece, string missing, string replacement) =>
        Refusal.Expect(Refusal.Edited(piece, replacement), $", tensor 'dense/bias': expected {Keys}, found no '{missing}'.");

    [Fact]
    public void KeysThatTheFormatDoesNotKnow() =>
        Refusal.Expect(
            Refusal.Edited("\"shape\":[3]", "\"shape\":[3],\"strides\":[1]"),
            $", tensor 'dense/bias': expected only {Keys}, found the key 'strides'."
        );

    [Fact]
    public void KeysOfATensorTwice() =>
        Refusal.Expect(
            Refusal.Edited("\"shape\":[3]", "\"shape\":[3],\"shape\":[3]"),
            ", tensor 'dense/bias': expected each key of an object once, found 'shape' twice."
        );

    [Fact]
    public void DtypesThatAreNoStrings() =>
        Refusal.Expect(
            Refusal.Edited("\"F32\",\"shape\":[3]", "32,\"shape\":[3]"),
            ", tensor 'dense/bias': expected a string for 'dtype', found '32'."
        );

    [Theory]
    [InlineData("f32")]
    [InlineData("FLOAT")]
    [InlineData("")]
    public void DtypesThatTheFormatDoesNotKnow(string dtype) =>
        Refusal.Expect(
            Refusal.Edited("\"F32\",\"shape\":[3]", $"\"{dtype}\",\"shape\":[3]"),
            $", tensor 'dense/bias': expected a dtype of the format, found '{dtype}'."
        );

    [Theory]
    [InlineData("3", "'3'")]
    [InlineData("{\"0\":3}", "an object")]
    public void ShapesThatAreNoArrays(string shape, string found) =>
        Refusal.Expect(Refusal.Edited("[3]", shape), $", tensor 'dense/bias': expected an array for 'shape', found {found}.");

    [Theory]
    [InlineData("-3", "'-3'")]
    [InlineData("3.0", "'3.0'")]
    [InlineData("3e0", "'3e0'")]
    [InlineData("\"3\"", "'\"3\"'")]
    [InlineData("null", "'null'")]
    [InlineData("[3]", "an array")]
    [InlineData("18446744073709551616", "'18446744073709551616'")]
    public void LengthsThatAreNoWholeNumbers(string length, string found) =>
        Refusal.Expect(
            Refusal.Edited("[3]", $"[{length}]"),
            $", tensor 'dense/bias': expected whole numbers from 0 to 2^64 - 1 in 'shape', found {found}."
        );

    [Fact]
    public void OffsetsThatAreNoWholeNumbers() =>
        Refusal.Expect(
            Refusal.Edited("[24,36]", "[24,-36]"),
            ", tensor 'dense/bias': expected whole numbers from 0 to 2^64 - 1 in 'data_offsets', found '-36'."
        );

    [Theory]
    [InlineData("[]", 0)]
    [InlineData("[24]", 1)]
    [InlineData("[24,30,36]", 3)]
    public void OffsetsThatAreNotTwo(string offsets, int found) =>
        Refusal.Expect(
            Refusal.Edited("[24,36]", offsets),
            $", tensor 'dense/bias': expected two numbers in 'data_offsets', found {found}."
        );

    [Fact]
    public void OffsetsThatEndBeforeTheyBegin() =>
        Refusal.Expect(
            Refusal.Edited("[24,36]", "[36,24]"),
            ", tensor 'dense/bias': expected data_offsets that begin before they end, found [36, 24]."
        );

    [Theory]
    [InlineData("[24,32]", 8)]
    [InlineData("[24,40]", 16)]
    [InlineData("[24,24]", 0)]
    [InlineData("[24,18446744073709551615]", 18446744073709551591)]
    public void OffsetsThatDoNotFitTheShape(string offsets, ulong found) =>
        Refusal.Expect(
            Refusal.Edited("[24,36]", offsets),
            $", tensor 'dense/bias': expected 12 bytes (F32 of shape [3]), "
                + $"found {found} bytes (data_offsets [{offsets.Trim('[', ']').Replace(",", ", ", StringComparison.Ordinal)}])."
        );

    [Fact]
    public void DtypesThatDoNotFitTheOffsets() =>
        Refusal.Expect(
            Refusal.Edited("\"F32\",\"shape\":[3]", "\"F64\",\"shape\":[3]"),
            ", tensor 'dense/bias': expected 24 bytes (F64 of shape [3]), found 12 bytes (data_offsets [24, 36])."
        );

    // None of these sizes fits in 64 bits: 2^60 · 32 bits, 2^59 · 32 bits, 2^63 · 2 elements and 2^62 · 2^62 elements. In arithmetic modulo
    // 2^64, each would be 0.
    [Theory]
    [InlineData("1152921504606846976")]
    [InlineData("576460752303423488")]
    [InlineData("9223372036854775808, 2")]
    [InlineData("4611686018427387904, 4611686018427387904")]
    public void SizesThatOverflow(string shape) =>
        Refusal.Expect(
            Refusal.Edited("[3]", $"[{shape}]"),
            $", tensor 'dense/bias': expected a size below 2^64 bits, found F32 of shape [{shape}]."
        );

    [Fact]
    public void ShapesOfManyAxesAreCutInTheMessage() =>
        Refusal.Expect(
            Refusal.Edited("[3]", "[3,1,1,1,1,1,1,1,1,2]"),
            ", tensor 'dense/bias': expected 24 bytes (F32 of shape [3, 1, 1, 1, 1, 1, 1, 1, …]), "
                + "found 12 bytes (data_offsets [24, 36])."
        );

    [Theory]
    [InlineData("F4", 12)]
    [InlineData("F6_E2M3", 18)]
    [InlineData("F6_E3M2", 18)]
    public void PackedElementsThatLeaveAByteHalfFull(string dtype, int bits) =>
        Refusal.Expect(
            Refusal.Edited("\"F32\",\"shape\":[3]", $"\"{dtype}\",\"shape\":[3]"),
            $", tensor 'dense/bias': expected a whole number of bytes, found {bits} bits ({dtype} of shape [3])."
        );

    [Fact]
    public void AHoleBehindTheHeader() =>
        Refusal.Expect(
            Shifted("[4,28]", "[28,40]", 10),
            ", tensor 'dense/kernel': expected data from byte 0 on, where the header ends, found a hole: data from byte 4 on."
        );

    [Fact]
    public void AHoleBetweenTensors() =>
        Refusal.Expect(
            Shifted("[0,24]", "[28,40]", 10),
            ", tensor 'dense/bias': expected data from byte 24 on, where tensor 'dense/kernel' ends, found a hole: data from byte 28 on."
        );

    [Fact]
    public void TensorsThatOverlap() =>
        Refusal.Expect(
            Shifted("[0,24]", "[20,32]", 8),
            ", tensor 'dense/bias': expected data from byte 24 on, where tensor 'dense/kernel' ends, "
                + "found an overlap: data from byte 20 on."
        );

    [Theory]
    [InlineData(8, 32)]
    [InlineData(10, 40)]
    [InlineData(0, 0)]
    public void DataThatEndBeforeOrBehindTheFile(int elements, int found) =>
        Refusal.Expect(
            Shifted("[0,24]", "[24,36]", elements),
            $": expected 36 bytes behind the header, where tensor 'dense/bias' ends, found {found} bytes."
        );

    private static byte[] Shifted(string kernel, string bias, int elements) =>
        SafetensorsBytes.File(
            Refusal.Header.Replace("[0,24]", kernel, StringComparison.Ordinal).Replace("[24,36]", bias, StringComparison.Ordinal),
            Enumerable.Range(1, elements).Select(i => (float)i).ToArray()
        );
}
