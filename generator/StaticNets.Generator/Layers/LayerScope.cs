using System.Globalization;
using StaticNets.Generator.Diagnostics;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Layers;

/// <summary>
/// An input of a layer: the name of another layer or of a network input, and its value, which is <see langword="null"/> after an error.
/// </summary>
internal readonly record struct LayerInput(string Name, Value? Value);

/// <summary>
/// The services for building a layer: its arguments and inputs, reporting of problems, and the operations that it can use.
/// </summary>
internal sealed partial class LayerScope(
    int index,
    string name,
    LayerArguments arguments,
    IReadOnlyList<LayerInput> inputs,
    string activationAfter,
    LayerProgram program,
    string? sharedWith = null
)
{
    private const string InSingle = "finite and at most 3.4e38 in size";
    private const string ZeroInSingle = ", also in single precision, where it is 0";
    private const string OtherThanZero = "finite, at most 3.4e38 in size, and not 0";

    private readonly HashSet<string> _labels = [];

    public string Name => name;

    public LayerArguments Arguments => arguments;

    /// <summary>The index of the layer.</summary>
    public int Index => index;

    /// <summary>
    /// The inputs in order: the layer above or the one that <c>From</c> names, then the further layers that the attribute lists.
    /// </summary>
    public IReadOnlyList<LayerInput> Inputs => inputs;

    public LayerInput Input => inputs[0];

    /// <summary>The activation that the layer, or else an activation layer directly after it, applies to the layer's result.</summary>
    public string ActivationAfter => activationAfter;

    /// <summary>
    /// Prefix of the names of tensors and functions, for the second direction of a layer that reads a sequence in two directions; otherwise
    /// empty.
    /// </summary>
    private string Direction { get; set; } = "";

    private string Camel => Identifiers.Camel(name) + Identifiers.Pascal(Direction);

    public void Report(string id, string? argument, params string[] words) => ReportItem(id, argument, 0, words);

    public void ReportItem(string id, string? argument, int item, params string[] words) =>
        program.Report(Problem.At(new Place(index, argument, item), id, words));

    /// <summary>Reports SNET1001 for an axis of a shape that the layer declares.</summary>
    /// <param name="meant">
    /// The shape that was probably intended, or <see langword="null"/>; <paramref name="words"/> must mention it.
    /// </param>
    public void ReportAxis(string argument, int item, OtherShape? meant, params string[] words) =>
        program.Report(Problem.At(new Place(index, argument, item), ProblemIds.SizeNotPositive, words) with { OtherShape = meant });

    /// <summary>Returns a size of at least 1; reports SNET1001 and returns <see langword="null"/> otherwise.</summary>
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

    /// <summary>
    /// Returns a finite number that is above zero in the number format of the network; <see langword="null"/> if it is not set, or after
    /// reporting SNET2007.
    /// </summary>
    public double? PositiveNumber(string argument) =>
        Number(argument, program.IsAboveZero, "above zero and finite", IsZeroInSingle(arguments.Number(argument)) ? ZeroInSingle : "");

    private bool IsZeroInSingle(double? number) => number > 0 && !program.IsAboveZero(number.Value);

    /// <summary>Returns a finite number of at least zero; <see langword="null"/> if it is not set, or after reporting SNET2007.</summary>
    public double? NumberFromZero(string argument) => Number(argument, value => value >= 0, "at least 0 and finite");

    /// <summary>Returns a number from 0 to 1; <see langword="null"/> if it is not set, or after reporting SNET2007.</summary>
    public double? Share(string argument) =>
        Number(argument, value => value is >= 0 and <= 1, "from 0 to 1", Percentage.Advice(arguments.Number(argument)));

    /// <summary>Returns a number between 0 and 1; <see langword="null"/> if it is not set, or after reporting SNET2007.</summary>
    public double? OpenShare(string argument) =>
        Number(argument, value => value is > 0 and < 1, "above 0 and below 1", Percentage.Advice(arguments.Number(argument)));

    /// <summary>Returns a finite number; <see langword="null"/> if it is not set, or after reporting SNET2007.</summary>
    public double? FiniteNumber(string argument) => Number(argument, value => !double.IsNaN(value), "finite");

    /// <summary>
    /// Returns a number other than zero that is finite in single precision; <see langword="null"/> if it is not set, or after reporting
    /// SNET2007.
    /// </summary>
    /// <param name="ofZero">The advice if the number is zero.</param>
    public double? NumberOtherThanZero(string argument, string ofZero) =>
        Number(argument, value => value != 0 && IsSingle(value), OtherThanZero, arguments.Number(argument) == 0 ? ofZero : "");

    /// <summary>
    /// Returns a number that is finite in single precision; <see langword="null"/> if it is not set, or after reporting SNET2007.
    /// </summary>
    public double? SingleNumber(string argument) => Number(argument, IsSingle, InSingle);

    /// <summary>
    /// Returns the numbers of an array, which must be finite in single precision; reports SNET2007 for the first one that is not, and returns
    /// <see langword="null"/>.
    /// </summary>
    public IReadOnlyList<double>? SingleNumbers(string argument)
    {
        string[] texts = [.. arguments.Texts(argument).Select(text => text!)];
        double[] numbers = [.. texts.Select(text => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture))];
        int wrong = Array.FindIndex(numbers, number => !IsSingle(number));
        if (wrong < 0)
        {
            return numbers;
        }

        ReportItem(
            ProblemIds.NumberOutOfRange,
            argument,
            wrong,
            name,
            $"{argument}[{Literals.Integer(wrong)}]",
            texts[wrong],
            InSingle,
            ""
        );
        return null;
    }

    // A larger number is infinite in a network in single precision.
    private static bool IsSingle(double number) => Math.Abs(number) <= float.MaxValue;

    /// <summary>Returns a number that programs can change if the declaration sets it; otherwise it is a constant.</summary>
    /// <param name="argument">One of the hyperparameters of the layer's kind.</param>
    /// <param name="value">The number in the declaration, or the default.</param>
    public LayerNumber Variable(string argument, double value) =>
        new(value, arguments.Has(argument) ? HyperparameterArguments.PathOf(sharedWith ?? name, argument) : null);

    /// <summary>
    /// Returns a drop probability, which programs can change; <see langword="null"/> if it is not set, or after reporting SNET2004. A
    /// probability of 0 counts as set, so that programs can change it too.
    /// </summary>
    public LayerNumber? DropRate(string argument)
    {
        if (!arguments.Has(argument))
        {
            return null;
        }

        double rate = arguments.Number(argument) ?? 0;
        if (rate is >= 0 and < 1)
        {
            return Variable(argument, rate);
        }

        string[] words = [name, arguments.TextOr(argument, "0"), argument, Percentage.Advice(rate)];
        program.Report(Problem.At(new Place(index, argument), ProblemIds.ProbabilityOutOfRange, words));
        return null;
    }

    /// <summary>Returns an integer of at least 1; 1 if it is not set, <see langword="null"/> after reporting SNET1001.</summary>
    public long? CountOrOne(string argument) => arguments.Has(argument) ? Positive(argument) : 1;

    /// <summary>Returns an integer of at least 0; <see langword="null"/> if it is not set, or after reporting SNET2007.</summary>
    public long? CountFromZero(string argument) => (long?)Number(argument, value => value >= 0, "at least 0");

    private double? Number(string argument, Func<double, bool> isValid, string range, string advice = "")
    {
        if (!arguments.Has(argument) || (arguments.Number(argument) is { } value && isValid(value) && !double.IsInfinity(value)))
        {
            return arguments.Number(argument);
        }

        string[] words = [name, argument, arguments.TextOr(argument, "0"), range, advice];
        program.Report(Problem.At(new Place(index, argument), ProblemIds.NumberOutOfRange, words));
        return null;
    }

    /// <summary>Returns the input if it has rank 1; reports SNET1006 otherwise.</summary>
    public Value? RankOne() => OfRank(1, "one row of numbers", "put [Flatten] between them");

    /// <summary>Returns the input if it is an image, height × width × channels; reports SNET1006 otherwise.</summary>
    public Value? Image()
    {
        string advice = Input.Value is { Shape: { Rank: 2 } shape }
            ? $"with one channel it would be {shape}×1"
            : "put [Reshape(height, width, channels)] between them";
        return OfRank(3, "an image (height × width × channels)", advice);
    }

    /// <summary>
    /// Returns the input if it is a sequence, steps × features. Otherwise it reports SNET1205 for the last state of a recurrent layer,
    /// SNET1201 for another row of numbers, and SNET1006 for an image.
    /// </summary>
    public Value? Sequence()
    {
        const string advice = "write [Input(steps, features)], or put [Reshape(steps, features)] between them";
        if (Input.Value is not { Shape: { Rank: 1 } shape } row)
        {
            return OfRank(2, "a sequence (steps × features)", advice);
        }

        Place place = new(index);
        program.Report(
            program.LayerOfLastState(row) is var (recurrent, recurrentName)
                ? Problem.At(place, ProblemIds.LastStateOnly, name, recurrentName, shape.ToString()).With(new ReturnAllSteps(recurrent))
                : Problem.At(place, ProblemIds.NoSteps, name, Input.Name, shape.ToString(), advice)
        );
        return null;
    }

    private Value? OfRank(int rank, string needed, string advice)
    {
        if (Input.Value is { } value && value.Shape.Rank != rank)
        {
            ReportRank(rank, needed, advice);
            return null;
        }

        return Input.Value;
    }

    /// <summary>Reports SNET1006 for an input, which has a shape, of another rank.</summary>
    public void ReportRank(int rank, string needed, string advice)
    {
        string[] words = [name, Input.Name, Input.Value!.Shape.ToString(), needed, advice];
        Problem problem = Problem.At(new Place(index), ProblemIds.WrongRank, words);
        program.Report(problem.With(rank == 1 ? new InsertFlatten() : null));
    }

    /// <summary>
    /// Compares <c>Inputs = n</c>, if it is set, with the output of the layer above, and reports SNET1002 if they differ.
    /// </summary>
    public void CheckDeclaredInputs(long? produced)
    {
        if (!arguments.Has("Inputs"))
        {
            return;
        }

        long? declared = Positive("Inputs");
        if (declared is not null && produced is not null && declared != produced)
        {
            string[] words = [name, Literals.Integer(declared.Value), Input.Name, Literals.Integer(produced.Value), ""];
            Problem problem = Problem.At(new Place(index, "Inputs"), ProblemIds.InputsContradict, words);
            program.Report(problem.With(new CorrectInputs(produced.Value)));
        }
    }
}
