using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using StaticNets.Files;
using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing.Constants;
using StaticNets.Tool.Importing.Layouts;
using StaticNets.Tool.Importing.Operations;
using StaticNets.Tool.Onnx;
using StaticNets.Tool.Text;

namespace StaticNets.Tool.Importing;

/// <summary>Makes a network of an ONNX model.</summary>
internal sealed class OnnxImporter
{
    private readonly OnnxModel _model;
    private readonly ImportOptions _options;
    private readonly Lowering _lowering;
    private readonly int? _steps;
    private readonly List<string> _remarks = [];

    private OnnxImporter(OnnxModel model, ImportOptions options, string? folder, int? steps, bool isLast)
    {
        _steps = steps;
        _model = model;
        _options = options;
        _lowering = new Lowering(model, folder, isLast);
    }

    /// <summary>Imports a model.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">What the user says about it.</param>
    /// <exception cref="ToolException">The file is no model, or parts of it cannot become layers: all are named.</exception>
    public static NetworkDeclaration Import(string path, ImportOptions options)
    {
        string name = Path.GetFileName(path);
        (OnnxModel model, string hash) = Read(path, name);
        LargeGarbage.Collect(model.Bytes);
        return Import(model, name, hash, options, Path.GetDirectoryName(Path.GetFullPath(path)));
    }

    /// <summary>Imports a model from memory.</summary>
    /// <param name="bytes">The content of the file.</param>
    /// <param name="name">The name of the file, for messages and the comment above the class.</param>
    /// <param name="hash">The SHA-256 of the file.</param>
    /// <param name="options">What the user says about it.</param>
    /// <param name="folder">The folder for data of tensors outside of the file.</param>
    public static NetworkDeclaration Import(byte[] bytes, string name, string hash, ImportOptions options, string? folder) =>
        Import(OnnxModel.Read(bytes, name), name, hash, options, folder);

    /// <summary>Reads a file, whose bytes are garbage when the method returns.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (OnnxModel Model, string Hash) Read(string path, string name)
    {
        byte[] bytes = File.ReadAllBytes(path);
        return (OnnxModel.Read(bytes, name), Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    private static NetworkDeclaration Import(OnnxModel model, string name, string hash, ImportOptions options, string? folder)
    {
        options.RequireInputs(model.Graph.Inputs.Select(input => input.Name));
        model = model with { Graph = NodePatterns.Rewrite(model.Graph) };
        NetworkDeclaration Attempt(int? steps, bool isLast) => new OnnxImporter(model, options, folder, steps, isLast).Import(name, hash);
        return new InputLayouts(model.Graph, options).RequestForOne() is { } request
            ? OpenSequence.Import(Attempt, request)
            : Attempt(null, isLast: true);
    }

    private NetworkDeclaration Import(string name, string hash)
    {
        string producer = _model.Producer.Length > 0 ? ForeignName.Escape(_model.Producer) : "an unnamed program";
        _remarks.Add($"Imported from {ForeignName.Escape(name)}, written by {producer}, opset {_model.Opset},");
        _remarks.Add($"SHA-256 {hash}.");
        try
        {
            return Import(name);
        }
        catch (Exception fault) when (fault is RefusalException or OverflowException)
        {
            // A refusal that is about no node: the axes of an input or output.
            string reason = fault is RefusalException ? fault.Message : "a size is too large";
            throw new ToolException($"{ForeignName.Quote(name)}: {reason}. Nothing was written.", fault, ToolException.Refused);
        }
    }

    private NetworkDeclaration Import(string name)
    {
        AddInputs();
        foreach (OnnxNode node in _model.Graph.Nodes)
        {
            _lowering.Lower(node);
        }

        if (_lowering.Refusals.Count > 0)
        {
            throw RefusalList.Of(
                ForeignName.Quote(name),
                "node",
                nodes => $"{nodes} of the model cannot become layers",
                [.. _lowering.Refusals.Select(refusal => $"{refusal}")]
            );
        }

        Freeze();
        List<Layer> outputs = _lowering.Layers.AsOutputs(_model.Graph.Outputs.Distinct().Select(Output));
        CheckIndices();
        NetworkDeclaration network = NetworkDeclaration.Of(
            _options.Class,
            _model.IsDouble ? Precision.Double : Precision.Single,
            _lowering.Layers,
            outputs,
            [.. _remarks, .. _lowering.Notes]
        );
        WeightCheck.Require(network);
        return network;
    }

    /// <summary>Freezes the layers with weights that the file says are not trained.</summary>
    private void Freeze()
    {
        foreach (Layer layer in _lowering.Layers.Layers)
        {
            bool isFrozen = layer.Settings.Any(setting => setting.Name == "Frozen");
            if (!isFrozen && layer.Weights.Count > 0 && layer.WantedName is { } name && _model.Frozen.Contains(name))
            {
                layer.Set("Frozen", true);
            }
        }
    }

    private void AddInputs()
    {
        InputLayouts layouts = new(_model.Graph, _options, _steps);
        foreach (OnnxInput input in _model.Graph.Inputs.Where(input => _model.Graph.Readers.ContainsKey(input.Name)))
        {
            (Extent[][] axes, Extent[][] stored) = layouts.Of(input);
            Layer layer = _lowering.Layers.AddInput(input.Name, Flow.ShapeOf(stored));
            _lowering.SetInput(input.Name, new Flow(layer, stored, axes) { IsIndex = !input.Type.IsReal() });
            Extent[] inModel = [.. axes.SelectMany(axis => axis).Where(extent => !extent.IsBatch)];
            if (!inModel.SequenceEqual(stored.SelectMany(axis => axis)))
            {
                _remarks.Add(
                    $"The input {ForeignName.Escape(input.Name)} is {Sizes.Text(Flow.ShapeOf(axes))} there and {Sizes.Text(layer.Shape)} here: channels last."
                );
            }

            if (axes.SelectMany(axis => axis).Any(extent => extent.IsBatch && extent.Length != Sizes.FreeBatch))
            {
                _remarks.Add(
                    $"The model is fixed to {Flow.LengthOf(axes.First(axis => axis.Any(extent => extent.IsBatch)))} rows; here their number is free."
                );
            }
        }
    }

    /// <summary>Returns the layer of an output, in the model's order unless that is only another order of axes.</summary>
    private Layer Output(string name)
    {
        Flow flow = _lowering.FlowOf(name) ?? throw new ToolException($"The output {ForeignName.Quote(name)} depends on no input.");
        Attention.Whole(flow);
        Extent[][] sample = [.. flow.Axes.Where(Flow.IsOfSample).Where(axis => axis.Length > 0)];
        Extent[] inOrder = flow.Sample;
        Extent[] stored = [.. flow.Stored.SelectMany(axis => axis)];
        if (!inOrder.SequenceEqual(stored))
        {
            bool isImage = sample.Length > 1 && stored.SequenceEqual([.. sample[1..].SelectMany(axis => axis), .. sample[0]]);
            if (isImage)
            {
                _remarks.Add(
                    $"The output {ForeignName.Escape(name)} is {Sizes.Text(flow.Shape)} there and {Sizes.Text(flow.Layer.Shape)} here: channels last."
                );
            }
            else
            {
                flow = _lowering.Arranger.Arrange(flow, sample);
            }
        }

        return flow.Layer;
    }

    /// <summary>Checks that only embeddings read indices.</summary>
    private void CheckIndices()
    {
        if (_lowering.Layers.FindSharedIndices() is { } input)
        {
            throw new ToolException(
                $"The input {ForeignName.Quote(input.WantedName!)} holds indices of an embedding, and other nodes read it too.",
                exitCode: ToolException.Refused
            );
        }
    }
}
