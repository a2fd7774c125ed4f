using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;

namespace StaticNets.Packaging.Tests;

/// <summary>The classifier of the digits sample with all layers but the last one as a part.</summary>
internal static class DigitsInParts
{
    public const string Declaration = """
        using StaticNets;

        namespace Digits;

        [Network]
        [Input(64)]
        [Dense(128, Activation = Activation.Relu)]
        [Dense(64, Activation = Activation.Relu)]
        public sealed partial class Features;

        [Network(Loss = Loss.SparseCategoricalCrossEntropy)]
        [Input(64)]
        [Use<Features>]
        [Dense(10, Activation = Activation.Softmax)]
        public sealed partial class DigitClassifier;
        """;

    /// <summary>Returns a safetensors file of the sample's network with the names that the tensors have in this one.</summary>
    public static byte[] Weights(byte[] trained)
    {
        int length = (int)BinaryPrimitives.ReadUInt64LittleEndian(trained);
        JsonObject header = JsonNode.Parse(trained.AsSpan(sizeof(ulong), length))!.AsObject();
        JsonObject renamed = new(header.Select(entry => KeyValuePair.Create(NewName(entry.Key), entry.Value?.DeepClone())));
        byte[] text = Encoding.UTF8.GetBytes(renamed.ToJsonString());
        byte[] start = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(start, (ulong)text.Length);
        return [.. start, .. text, .. trained.AsSpan(sizeof(ulong) + length)];
    }

    private static string NewName(string name) =>
        name.StartsWith("dense_2/", StringComparison.Ordinal) ? name.Replace("dense_2/", "dense/", StringComparison.Ordinal)
        : name.StartsWith("dense", StringComparison.Ordinal) ? "features/" + name
        : name;
}
