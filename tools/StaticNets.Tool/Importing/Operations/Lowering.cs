using StaticNets.Files;
using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing.Constants;
using StaticNets.Tool.Importing.Layouts;
using StaticNets.Tool.Onnx;
using StaticNets.Tool.Text;

namespace StaticNets.Tool.Importing.Operations;

/// <summary>
/// Turns the nodes of a model into layers, one after the other. A node that cannot become a layer is noted; those that read it are then
/// checked only for being known.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="folder">The folder of the model, for data of tensors beside it.</param>
/// <param name="isLast">Whether stored tensors are not needed after they have become weights.</param>
internal sealed class Lowering(OnnxModel model, string? folder, bool isLast)
{
    private readonly Dictionary<string, Constant> _constants = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Flow> _flows = new(StringComparer.Ordinal);
    private readonly List<Refusal> _refusals = [];
    private readonly List<string> _notes = [];
    private readonly Dictionary<string, int> _readers = new(model.Graph.Readers, StringComparer.Ordinal);
    private long _elements;
    private long _weights;
    private int _layers;

    private long MostComputed => (4 * Constant.MostElements) + Model.Bytes;

    // Each weight takes 8 bytes: layers that share a stored tensor must not take more than four times the file.
    private long MostWeights => (4 * Constant.MostElements) + (Model.Bytes / 2);

    public OnnxModel Model { get; } = model;

    public LayerList Layers { get; } = new();

    public IReadOnlyList<Refusal> Refusals => _refusals;

    /// <summary>What the user should know about the network, each line once.</summary>
    public IReadOnlyList<string> Notes => _notes;

    public Arranger Arranger => field ??= new Arranger(Layers);

    /// <summary>Adds a line for the user.</summary>
    public void Note(string line)
    {
        if (!_notes.Contains(line))
        {
            _notes.Add(line);
        }
    }

    /// <summary>Sets the value of an input.</summary>
    public void SetInput(string name, Flow flow) => _flows[name] = flow;

    /// <summary>Turns a node into layers.</summary>
    public void Lower(OnnxNode node)
    {
        try
        {
            CountWeights();
            if (node.Domain.Length > 0 || !OperationTable.Find(node.Operation, out Operation? operation))
            {
                if (node.Domain.Length > 0 || !Fold(node))
                {
                    throw new RefusalException(OperationHints.Of(node));
                }
            }
            else if (!Fold(node) && node.Inputs.Where(name => name.Length > 0).All(IsKnown))
            {
                operation!.Lower(new NodeContext(node, this));
            }

            CountWeights();
            if (node.Outputs.Any(IsKnown) && node.Unread.Any())
            {
                throw new RefusalException($"the attribute {string.Join(", ", node.Unread)} is not known for this operation");
            }
        }
        catch (RefusalException refusal)
        {
            Refuse(node, refusal.Message);
        }
        catch (ToolException fault)
        {
            Refuse(node, fault.Message.TrimEnd('.'));
        }
        catch (OverflowException)
        {
            Refuse(node, "a size is too large");
        }

        Release(node);
    }

    private void CountWeights()
    {
        for (; _layers < Layers.Layers.Count; _layers++)
        {
            _weights += Layers.Layers[_layers].Weights.Sum(weight => (long)weight.Values.Length);
        }

        if (_weights > MostWeights)
        {
            throw new RefusalException("layers that share stored tensors would have too many weights");
        }
    }

    /// <summary>Forgets stored tensors that no later node reads.</summary>
    private void Release(OnnxNode node)
    {
        foreach (string name in node.Inputs.Where(Model.Graph.Initializers.ContainsKey))
        {
            if (--_readers[name] == 0 && _constants.Remove(name, out Constant? last))
            {
                LargeGarbage.Collect(last.Values.LongLength * sizeof(double));
            }
        }
    }

    /// <summary>Takes note of a node that cannot become a layer.</summary>
    public void Refuse(OnnxNode node, string reason)
    {
        _refusals.Add(new Refusal(node, reason));
        foreach (string output in node.Outputs)
        {
            _flows.Remove(output);
            _constants.Remove(output);
        }
    }

    /// <summary>Returns the value that a layer computes, or <see langword="null"/> for a known tensor and a refused node.</summary>
    public Flow? FlowOf(string name) => _flows.GetValueOrDefault(name);

    /// <summary>Returns a known tensor, or <see langword="null"/> for what a layer computes.</summary>
    public Constant? ConstantOf(string name)
    {
        if (_constants.TryGetValue(name, out Constant? known))
        {
            return known;
        }

        if (!Model.Graph.Initializers.TryGetValue(name, out global::Onnx.TensorProto? tensor))
        {
            return null;
        }

        Constant read = new(OnnxTensor.Shape(tensor), OnnxTensor.Values(tensor, folder), OnnxTensor.Type(tensor));
        _constants[name] = read;
        if (isLast)
        {
            Model.Graph.Release(name);
            LargeGarbage.Collect(read.Count * read.Type.Size());
        }

        return read;
    }

    public void Set(string name, Flow flow) => _flows[name] = flow;

    private bool IsKnown(string name) =>
        _flows.ContainsKey(name) || _constants.ContainsKey(name) || Model.Graph.Initializers.ContainsKey(name);

    /// <summary>Computes a node whose inputs are known, or that asks only for a shape.</summary>
    private bool Fold(OnnxNode node)
    {
        if (node.Outputs.Count == 0 || node.Outputs[0].Length == 0)
        {
            return false;
        }

        Constant? result = node.Operation switch
        {
            "Constant" => ConstantNode.Read(node),
            "Shape" when FlowOf(node.Inputs.FirstOrDefault("")) is { } flow => ConstantNode.Shape(node, flow.Shape),
            "Shape" when ConstantOf(node.Inputs.FirstOrDefault("")) is { } constant => ConstantNode.Shape(node, constant.Shape),
            "Expand" when IsForEachRow(node) => null,
            _ when node.Inputs.Count > 0 && node.Inputs.All(name => name.Length == 0 || ConstantOf(name) is not null) =>
                ConstantFolder.Compute(
                    node,
                    [.. node.Inputs.Where(name => name.Length > 0).Select(name => ConstantOf(name)!)],
                    Model.Opset
                ),
            _ => null,
        };
        if (result is null)
        {
            return false;
        }

        // Computed tensors are kept, so that a model of many nodes that each expand a number cannot fill the memory.
        _elements += result.Values.Length;
        if (_elements > MostComputed)
        {
            throw new RefusalException("too many numbers would be computed from constants");
        }

        _constants[node.Outputs[0]] = result;
        return true;
    }

    /// <summary>Whether a constant of several numbers is repeated for each of an open number of rows.</summary>
    private bool IsForEachRow(OnnxNode node) =>
        node.Inputs.Count == 2
        && ConstantOf(node.Inputs[0]) is { Values.Length: > 1 }
        && ConstantOf(node.Inputs[1]) is { } shape
        && shape.Values.Contains(Sizes.FreeBatch);

    public override string ToString() => ForeignName.Escape(Model.Producer);
}

/// <summary>A node that cannot become a layer.</summary>
/// <param name="Node">The node.</param>
/// <param name="Reason">Why, and what would be possible.</param>
internal sealed record Refusal(OnnxNode Node, string Reason)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Node}{(Node.Attributes is { Length: > 0 } attributes ? $" with {attributes}" : "")}: {Reason}";
}
