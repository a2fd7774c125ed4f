using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Layers;

/// <summary>Another layer as this one sees it: its name and, unless it is broken, what it produces.</summary>
internal readonly record struct LayerInput(string Name, Value? Value);

/// <summary>
/// What a layer has at hand while it is built: its arguments and inputs, a place to report mistakes, and the operations it can
/// be made of.
/// </summary>
internal sealed partial class LayerScope(
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
    /// <summary>The layer's place among the layers.</summary>
    public int Index => index;

    public IReadOnlyList<LayerInput> Inputs => inputs;

    public LayerInput Input => inputs[0];

    /// <summary>The activation that its result meets, its own or that of an activation layer right behind it.</summary>
    public string ActivationAfter => activationAfter;

    private string Camel => Identifiers.Camel(name);

    public void Report(string id, string? argument, params string[] words) => ReportItem(id, argument, 0, words);

    public void ReportItem(string id, string? argument, int item, params string[] words) =>
        program.Problems.Add(Problem.At(new Place(index, argument, item), id, words));

    /// <summary>SNET1001 for an axis of the layer's own shape.</summary>
    /// <param name="meant">The shape that was probably meant, or <see langword="null"/>; the words must say it.</param>
    public void ReportAxis(string argument, int item, OtherShape? meant, params string[] words) =>
        program.Problems.Add(Problem.At(new Place(index, argument, item), ProblemIds.SizeNotPositive, words) with { OtherShape = meant });

    /// <summary>A size that must be 1 or more, or <see langword="null"/> after SNET1001.</summary>
    public long? Positive(string argument)
    {
        long? value = arguments.Integer(argument);
        if (value > 0)
        {
            return value;
        }

        Report(ProblemIds.SizeNotPositive, argument, name, argument, arguments.TextOr(argument, "0"), "");
        return null;
    }

    /// <summary>A number that must be above zero and finite, or <see langword="null"/> after SNET2007; also where it is not given.</summary>
    public double? PositiveNumber(string argument) => Number(argument, value => value > 0, "above zero and finite");

    /// <summary>A number that must be at least zero and finite, or <see langword="null"/> after SNET2007; also where it is not given.</summary>
    public double? NumberFromZero(string argument) => Number(argument, value => value >= 0, "at least 0 and finite");

    /// <summary>A number from 0 to 1, or <see langword="null"/> after SNET2007; also where it is not given.</summary>
    public double? Share(string argument) =>
        Number(argument, value => value is >= 0 and <= 1, "from 0 to 1", Percentage.Advice(arguments.Number(argument)));

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

        string[] words = [name, arguments.TextOr(argument, "0"), argument, Percentage.Advice(rate)];
        program.Problems.Add(Problem.At(new Place(index, argument), ProblemIds.ProbabilityOutOfRange, words));
        return 0;
    }

    /// <summary>A whole number that must be 1 or more, 1 where it is not given, or <see langword="null"/> after SNET1001.</summary>
    public long? CountOrOne(string argument) => arguments.Has(argument) ? Positive(argument) : 1;

    /// <summary>A whole number that must be at least 0, or <see langword="null"/> after SNET2007; also where it is not given.</summary>
    public long? CountFromZero(string argument) => (long?)Number(argument, value => value >= 0, "at least 0");

    private double? Number(string argument, Func<double, bool> isValid, string range, string advice = "")
    {
        if (!arguments.Has(argument) || (arguments.Number(argument) is { } value && isValid(value) && !double.IsInfinity(value)))
        {
            return arguments.Number(argument);
        }

        string[] words = [name, argument, arguments.TextOr(argument, "0"), range, advice];
        program.Problems.Add(Problem.At(new Place(index, argument), ProblemIds.NumberOutOfRange, words));
        return null;
    }

    /// <summary>The input if it is one row of features; else SNET1006.</summary>
    public Value? RankOne() => OfRank(1, "one row of numbers", "put [Flatten] between them");

    /// <summary>The input if it is an image, height × width × channels; else SNET1006.</summary>
    public Value? Image()
    {
        string advice = Input.Value is { Shape: { Rank: 2 } shape }
            ? $"with one channel it would be {shape}×1"
            : "put [Reshape(height, width, channels)] between them";
        return OfRank(3, "an image (height × width × channels)", advice);
    }

    private Value? OfRank(int rank, string needed, string advice)
    {
        if (Input.Value is { } value && value.Shape.Rank != rank)
        {
            string isFlatNeeded = rank == 1 ? bool.TrueString : bool.FalseString;
            Report(ProblemIds.WrongRank, null, name, Input.Name, value.Shape.ToString(), needed, advice, isFlatNeeded);
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
                Literals.Integer(produced.Value),
                ""
            );
        }
    }
}
