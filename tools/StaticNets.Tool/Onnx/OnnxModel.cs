using Google.Protobuf;
using StaticNets.Files;
using StaticNets.Tool.Text;
using Proto = global::Onnx.ModelProto;

namespace StaticNets.Tool.Onnx;

/// <summary>A model file of ONNX.</summary>
/// <param name="Producer">The program that wrote the file, with its version; empty if the file does not say.</param>
/// <param name="Opset">The version of ONNX' operations that the model uses.</param>
/// <param name="Graph">The graph.</param>
/// <param name="Bytes">The size of the file.</param>
internal sealed record OnnxModel(string Producer, int Opset, OnnxGraph Graph, long Bytes)
{
    /// <summary>The oldest and newest versions of the operations whose meanings are known.</summary>
    public const int OldestOpset = 6;

    public const int NewestOpset = 24;

    /// <summary>The names of layers that are not trained, see <see cref="FrozenLayers"/>.</summary>
    public IReadOnlySet<string> Frozen { get; init; } = new HashSet<string>();

    /// <summary>Whether an input has numbers of 64 bits.</summary>
    public bool IsDouble => Graph.Inputs.Any(input => input.Type == ElementType.Double);

    // A file of protobuf cannot be larger.
    private const int MostBytes = int.MaxValue;

    // The messages of subgraphs, the only ones that nest, are not read at all.
    private const int MostNested = 24;

    /// <summary>Reads a model.</summary>
    /// <exception cref="ToolException">The file is no ONNX model, is damaged, or its operations are of an unknown version.</exception>
    public static OnnxModel Read(byte[] bytes, string name)
    {
        MessageCount.Check(bytes, name);
        Proto model;
        try
        {
            using MemoryStream stream = new(bytes, writable: false);
            var input = CodedInputStream.CreateWithLimits(stream, MostBytes, MostNested);
            model = Proto.Parser.WithDiscardUnknownFields(true).ParseFrom(input);
        }
        catch (InvalidProtocolBufferException fault)
        {
            throw new ToolException(
                $"{ForeignName.Quote(name)} is no ONNX model, or is damaged: {ForeignName.Escape(fault.Message)}",
                fault
            );
        }

        if (model.Graph is null || model.Graph.Output.Count == 0)
        {
            throw new ToolException($"{ForeignName.Quote(name)} is no ONNX model: it has no graph with an output.");
        }

        long opset = model.OpsetImport.Where(set => set.Domain is "" or "ai.onnx").Select(set => set.Version).DefaultIfEmpty(0).Max();
        if (opset is < OldestOpset or > NewestOpset)
        {
            throw new ToolException(
                $"{ForeignName.Quote(name)}: expected operations of the versions {OldestOpset} to {NewestOpset} (opset), found {opset}."
            );
        }

        return new($"{model.ProducerName} {model.ProducerVersion}".Trim(), (int)opset, OnnxGraph.Read(model.Graph), bytes.Length)
        {
            Frozen = FrozenLayers.Of(model),
        };
    }
}
