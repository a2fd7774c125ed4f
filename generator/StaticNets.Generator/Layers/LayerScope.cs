using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Operations;
using StaticNets.Generator.Operations.Activations;
using StaticNets.Generator.Operations.MatMuls;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Layers;

/// <summary>Another layer as this one sees it: its name and, unless it is broken, what it produces.</summary>
internal readonly record struct LayerInput(string Name, Value? Value);

/// <summary>
/// What a layer has at hand while it is built: its arguments and inputs, a place to report mistakes, and the operations it can
/// be made of.
/// </summary>
internal sealed class LayerScope(
    int index,
    string name,
    LayerArguments arguments,
    IReadOnlyList<LayerInput> inputs,
    string activationAfter,
    LayerProgram program
)
{
    private bool _hasOperation;

    public string Name => name;

    public LayerArguments Arguments => arguments;

    /// <summary>What it reads: the layer above or <c>From</c> first, then the named ones in their order.</summary>
    public IReadOnlyList<LayerInput> Inputs => inputs;

    public LayerInput Input => inputs[0];

    /// <summary>The activation that its result meets, its own or that of an activation layer right behind it.</summary>
    public string ActivationAfter => activationAfter;

    private string Camel => Identifiers.Camel(name);

    public void Report(string id, string? argument, params string[] words) => ReportItem(id, argument, 0, words);

    public void ReportItem(string id, string? argument, int item, params string[] words) =>
        program.Problems.Add(Problem.At(new Place(index, argument, item), id, words));

    /// <summary>A size that must be 1 or more, or <see langword="null"/> after SNET1001.</summary>
    public long? Positive(string argument)
    {
        long? value = arguments.Integer(argument);
        if (value > 0)
        {
            return value;
        }

        Report(ProblemIds.SizeNotPositive, argument, name, argument, arguments.TextOr(argument, "0"));
        return null;
    }

    /// <summary>A number that must be above zero and finite, or <see langword="null"/> after SNET2007; also where it is not given.</summary>
    public double? PositiveNumber(string argument) => Number(argument, value => value > 0, "above zero and finite");

    /// <summary>A number that must be at least zero and finite, or <see langword="null"/> after SNET2007; also where it is not given.</summary>
    public double? NumberFromZero(string argument) => Number(argument, value => value >= 0, "at least 0 and finite");

    /// <summary>A number from 0 to 1, or <see langword="null"/> after SNET2007; also where it is not given.</summary>
    public double? Share(string argument) => Number(argument, value => value is >= 0 and <= 1, "from 0 to 1");

    /// <summary>A finite number, or <see langword="null"/> after SNET2007; also where it is not given.</summary>
    public double? FiniteNumber(string argument) => Number(argument, value => !double.IsNaN(value), "finite");

    /// <summary>A probability of dropping something, or 0 after SNET2004; also where it is not given.</summary>
    public double DropRate(string argument)
    {
        double rate = arguments.Number(argument) ?? 0;
        if (rate is >= 0 and < 1)
        {
            return rate;
        }

        Report(ProblemIds.ProbabilityOutOfRange, argument, name, arguments.TextOr(argument, "0"), argument);
        return 0;
    }

    private double? Number(string argument, Func<double, bool> isValid, string range)
    {
        if (!arguments.Has(argument) || (arguments.Number(argument) is { } value && isValid(value) && !double.IsInfinity(value)))
        {
            return arguments.Number(argument);
        }

        Report(ProblemIds.NumberOutOfRange, argument, name, argument, arguments.TextOr(argument, "0"), range);
        return null;
    }

    /// <summary>The input if it is one row of features; else SNET1006.</summary>
    public Value? RankOne()
    {
        if (Input.Value is { Shape.Rank: not 1 } value)
        {
            Report(ProblemIds.WrongRank, null, name, Input.Name, value.Shape.ToString());
            return null;
        }

        return Input.Value;
    }

    /// <summary>Compares <c>Inputs = n</c>, if it stands there, with what the layer above produces: SNET1002.</summary>
    public void CheckDeclaredInputs(long? produced)
    {
        if (!arguments.Has("Inputs"))
        {
            return;
        }

        long? declared = Positive("Inputs");
        if (declared is not null && produced is not null && declared != produced)
        {
            Report(
                ProblemIds.InputsContradict,
                "Inputs",
                name,
                Literals.Integer(declared.Value),
                Input.Name,
                Literals.Integer(produced.Value)
            );
        }
    }

    /// <summary>A trainable tensor of this layer.</summary>
    public Parameter Parameter(string tensor, Shape shape, string initializer, long fanIn, long fanOut, ParameterTraits? traits = null)
    {
        Parameter parameter = new($"{name}/{tensor}", Camel + Identifiers.Pascal(tensor), shape, initializer, fanIn, fanOut)
        {
            Traits = traits ?? new ParameterTraits(),
        };
        program.Parameters.Add((index, parameter));
        return parameter;
    }

    /// <summary>An output of this shape that nothing computes, for a layer with a mistake in it.</summary>
    public Value Unbuilt(Shape shape) => program.NewValue(Camel + "Output", shape);

    /// <param name="dropRate">Probability that a weight is dropped in a step.</param>
    public Value MatMul(Value x, Parameter kernel, Parameter bias, double dropRate = 0)
    {
        Value y = program.NewValue(Camel + "Linear", Shape.Of(kernel.RowLength));
        WeightMask? mask = dropRate > 0 ? new WeightMask(kernel, dropRate, program.Dropouts++) : null;
        return program.Add(new MatMul(Label("MatMul"), x, kernel, bias, y) { Mask = mask });
    }

    /// <summary>Applies an activation by the name of its member, with the layer's <c>Alpha</c> if it has one.</summary>
    public Value Activate(Value x, string activation)
    {
        ActivationFunction? function = WithAlpha(ActivationFunctions.Find(activation), activation);
        if (activation == "Linear")
        {
            return x;
        }

        Value y = program.NewValue(Camel + "Output", x.Shape);
        return function is null
            ? program.Add(new Softmax(Label("Softmax"), x, y))
            : program.Add(new Pointwise(Label("Activation"), x, y, function));
    }

    private ActivationFunction? WithAlpha(ActivationFunction? function, string activation)
    {
        if (!arguments.Has("Alpha"))
        {
            return function;
        }

        double? alpha = PositiveNumber("Alpha");
        if (function is IHasAlpha shaped)
        {
            return alpha is { } value ? shaped.WithAlpha(value) : function;
        }

        Report(ProblemIds.NoEffect, "Alpha", name, "Alpha", $"Activation.{activation} has no such number; LeakyRelu and Elu have");
        return function;
    }

    public Value Dropout(Value x, double rate) =>
        program.Add(new Dropout(Label("Dropout"), x, program.NewValue(Camel + "Output", x.Shape), rate, program.Dropouts++));

    public Value GaussianNoise(Value x, double deviation) =>
        program.Add(new GaussianNoise(Label("Noise"), x, program.NewValue(Camel + "Output", x.Shape), deviation, program.Dropouts++));

    public Value Normalize(Value x, Parameter gamma, Parameter beta, double epsilon) =>
        program.Add(new Normalization(Label("Normalization"), x, gamma, beta, program.NewValue(Camel + "Output", x.Shape), epsilon));

    public Value Product(IEnumerable<Value> factors, Shape shape) =>
        program.Add(new Product(Label("Product"), factors.ToEquatableArray(), program.NewValue(Camel + "Output", shape)));

    public Value Sum(IEnumerable<Value> terms, Shape shape) =>
        program.Add(new Sum(Label("Sum"), terms.ToEquatableArray(), program.NewValue(Camel + "Output", shape)));

    public Value Concatenate(IEnumerable<Value> parts, Shape shape) =>
        program.Add(new Concatenation(Label("Concatenation"), parts.ToEquatableArray(), program.NewValue(Camel + "Output", shape)));

    /// <summary>The same elements under another shape: nothing is computed.</summary>
    public Value View(Value x, Shape shape) => x with { Shape = shape };

    /// <summary>
    /// The layer's first operation is called after the layer, the others after both; the underscore, which no layer's label has, keeps
    /// them apart from a layer that is called <c>dense_softmax</c>.
    /// </summary>
    private string Label(string operation)
    {
        string label = Identifiers.Pascal(name) + (_hasOperation ? "_" + operation : "");
        _hasOperation = true;
        return label;
    }
}
