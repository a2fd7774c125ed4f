using StaticNets.Tool.Declarations;
using StaticNets.Tool.Importing.Constants;
using StaticNets.Tool.Importing.Layouts;
using StaticNets.Tool.Onnx;
using StaticNets.Tool.Text;

namespace StaticNets.Tool.Importing.Operations;

/// <summary>What an operation reads and writes while its node becomes layers.</summary>
/// <param name="node">The node.</param>
/// <param name="lowering">The import.</param>
internal sealed class NodeContext(OnnxNode node, Lowering lowering)
{
    public OnnxNode Node { get; } = node;

    public int Opset => lowering.Model.Opset;

    public string Producer => lowering.Model.Producer;

    /// <summary>Whether the network computes with numbers of 64 bits.</summary>
    public bool IsDouble => lowering.Model.IsDouble;

    public LayerList Layers => lowering.Layers;

    /// <summary>The number of inputs that are not left out at the end.</summary>
    public int InputCount => Node.Inputs.Count;

    /// <summary>Whether the node has an input.</summary>
    public bool Has(int input) => input < Node.Inputs.Count && Node.Inputs[input].Length > 0;

    /// <summary>Whether anybody reads an output.</summary>
    public bool IsRead(int output) => lowering.Model.Graph.IsRead(Node, output);

    /// <summary>Whether an output is an output of the model.</summary>
    public bool IsOutput => lowering.Model.Graph.Outputs.Contains(Node.Outputs[0]);

    /// <summary>Returns an input that a layer computes.</summary>
    /// <exception cref="RefusalException">It is left out, or constant.</exception>
    public Flow Flow(int input) => Attention.Whole(Part(input));

    /// <summary>Returns an input that a layer computes, or that is a part of an attention.</summary>
    /// <exception cref="RefusalException">It is left out, or constant.</exception>
    public Flow Part(int input)
    {
        Flow flow =
            TryFlow(input)
            ?? throw new RefusalException(Has(input) ? $"the input {input} must not be constant" : $"the input {input} is missing");
        return flow.IsIndex ? throw new RefusalException("integers can only be read as indices of an embedding (Gather)") : flow;
    }

    /// <summary>Returns an input that a layer computes, or <see langword="null"/>.</summary>
    public Flow? TryFlow(int input) =>
        Has(input) && lowering.FlowOf(Node.Inputs[input]) is { } flow
            ? flow with
            {
                IsShared = flow.IsShared || lowering.Model.Graph.Readers.GetValueOrDefault(Node.Inputs[input]) > 1,
            }
            : null;

    /// <summary>Returns a constant input, or <see langword="null"/> if it is left out.</summary>
    /// <exception cref="RefusalException">It is not constant.</exception>
    public Constant? TryConstant(int input) =>
        !Has(input) ? null
        : lowering.ConstantOf(Node.Inputs[input]) is { } constant ? constant
        : throw new RefusalException($"the input {input} must be constant");

    /// <summary>Returns a constant input of weights.</summary>
    /// <exception cref="RefusalException">It is left out, not constant, or computed from the open number of rows.</exception>
    public Constant Constant(int input)
    {
        Constant constant = TryConstant(input) ?? throw new RefusalException($"the input {input} is missing");
        return constant.Type.IsReal() && Array.Exists(constant.Values, Sizes.IsOfFreeBatch) && constant.Shape.Length == 0
            ? throw new RefusalException("a number that depends on the number of rows cannot be a weight")
            : constant;
    }

    /// <summary>Returns a constant input of one element, or another number if it is left out.</summary>
    public double Scalar(int input, double otherwise)
    {
        if (!Has(input))
        {
            return otherwise;
        }

        Constant constant = Constant(input);
        return constant.Count == 1 ? Short(constant) : throw new RefusalException($"the input {input} must be one number");
    }

    /// <summary>Returns an attribute that must be above zero and finite.</summary>
    public double Positive(string attribute, double otherwise)
    {
        double value = Node.Float(attribute, otherwise);
        return value > 0 && double.IsFinite(value)
            ? value
            : throw new RefusalException($"{attribute} must be above zero and finite, found {value}");
    }

    /// <summary>Returns the only number of a constant, with as few digits as its number format tells apart.</summary>
    public static double Short(Constant constant)
    {
        double value = constant.Values[0];
        return constant.Type == ElementType.Double ? value : Numbers.Double((float)value);
    }

    /// <summary>Returns integers that are an attribute or, in later versions, an input.</summary>
    public long[]? Integers(string attribute, int input) => Node.Ints(attribute) ?? TryConstant(input)?.Integers();

    /// <summary>Brings a value into an order of axes.</summary>
    public Flow Arrange(Flow flow, params Extent[][] stored) => lowering.Arranger.Arrange(flow, stored);

    /// <summary>Brings the given extents to the last axis.</summary>
    public Flow WithLast(Flow flow, Extent[] last, bool inOrder = false) => lowering.Arranger.WithLast(flow, last, inOrder);

    /// <summary>Reshapes a value of the model.</summary>
    public Flow Reshape(Flow flow, int[] shape)
    {
        if (Regrouping.TryReshape(flow, shape) is { } viewed)
        {
            return viewed;
        }

        Attention.Whole(flow);

        // The new axes cut through the old ones: in the model's order the elements of a sample are one run, which can be cut anywhere.
        bool isSample = flow.Axes.SelectMany(axis => axis).Skip(1).All(extent => !extent.IsBatch);
        Flow ordered = Arrange(flow, flow.Sample);
        Extent[] whole = Extent.Axis(ordered.Layer.Length);
        Extent[] rows = [.. flow.Axes.SelectMany(axis => axis).Where(extent => extent.IsBatch)];
        Flow run = ordered with { Stored = [whole], Axes = [rows, whole] };
        return isSample && Regrouping.TryReshape(run, shape) is { } cut
            ? cut
            : throw new RefusalException(
                $"{Sizes.Text(flow.Shape)} cannot be reshaped to {Sizes.Text(shape)}: rows would be mixed with their elements"
            );
    }

    /// <summary>Sets an output.</summary>
    public void Output(Flow flow, int output = 0)
    {
        if (output < Node.Outputs.Count && Node.Outputs[output].Length > 0)
        {
            lowering.Set(Node.Outputs[output], flow);
        }
    }

    /// <summary>The first output, after it was set.</summary>
    public Flow Made => lowering.FlowOf(Node.Outputs[0])!;

    /// <summary>Sets the output to a layer that keeps the shape of its input.</summary>
    public void OutputKept(Flow flow, Layer layer) => Output(flow with { Layer = layer, IsShared = false });

    /// <summary>Adds a line for the user.</summary>
    public void Note(string line) => lowering.Note(line);

    /// <summary>Returns the name that a layer with weights should have, by those of its weights and its node.</summary>
    public string? Name(params int[] weights) =>
        weights
            .Where(Has)
            .Select(input => Node.Inputs[input])
            .Where(lowering.Model.Graph.Initializers.ContainsKey)
            .Select(LayerNameFinder.OfWeight)
            .Append(LayerNameFinder.OfNode(Node))
            .FirstOrDefault(name => name is not null);
}
