using StaticNets.Tests.Support;

namespace StaticNets.Tests.Networks.Tapes;

/// <summary>Calls in a wrong order, with a wrong tape or with wrong lengths throw, and change nothing.</summary>
public sealed class TapeMisuseTests
{
    private readonly Smooth _network = new(1);
    private readonly double[] _x = [.. Enumerable.Range(0, 14).Select(i => i / 10.0)];
    private readonly double[] _y = new double[8];
    private readonly double[] _outputGradient = [1, 0, 2, 1, 0, 1, 1, 3];

    [Fact]
    public void ATapeServesOneBackward()
    {
        Smooth.Tape tape = _network.Forward(_x, _y);
        _network.Backward(tape, _outputGradient);
        Throws(
            () => _network.Backward(tape, _outputGradient),
            "Smooth.Backward: Backward has used up this tape, since gradients overwrite what it kept: each Backward needs a Forward."
        );
    }

    [Fact]
    public void AnEmptyTapeHasNothingToGoBackThrough() =>
        Throws(
            () => _network.Backward(new Smooth.Tape(), _outputGradient),
            "Smooth.Backward: This tape is empty: give it to Forward first."
        );

    [Fact]
    public void ATapeBelongsToTheObjectThatFilledIt()
    {
        Smooth other = _network.Clone();
        Smooth.Tape tape = other.Forward(_x, _y);
        Throws(
            () => _network.Backward(tape, _outputGradient),
            "Smooth.Backward: Another network object has filled this tape with its Forward: only that one can go back through it."
        );

        // The other network can still use it.
        other.Backward(tape, _outputGradient);
    }

    [Fact]
    public void ATapeBelongsToTheWeightsOfItsForward()
    {
        const string message =
            "Smooth.Backward: The weights or the frozen layers have changed since the Forward that filled this tape: call Forward again.";
        Smooth.Tape old = _network.Forward(_x, _y, new Smooth.Tape());
        _network.Backward(_network.Forward(_x, _y), _outputGradient);
        _network.Apply(new Sgd(0.1));
        Throws(() => _network.Backward(old, _outputGradient), message);

        using TemporaryFolder folder = new();
        _network.Save(folder.File("weights"));
        Smooth.Tape loaded = _network.Forward(_x, _y);
        _network.LoadWeights(folder.File("weights"));
        Throws(() => _network.Backward(loaded, _outputGradient), message);
    }

    [Fact]
    public void ApplyNeedsGradients()
    {
        const string message = "Smooth.Apply: there are no gradients. Call Forward and Backward first; each Apply uses up their gradients.";
        Throws(() => _network.Apply(new Sgd(0.1)), message);
        Smooth.Tape tape = _network.Forward(_x, _y);
        Throws(() => _network.Apply(new Sgd(0.1)), message);
        _network.Backward(tape, _outputGradient);
        _network.Apply(new Sgd(0.1));
        Throws(() => _network.Apply(new Sgd(0.1)), message);

        // Loading other weights discards the gradients of the old ones.
        using TemporaryFolder folder = new();
        _network.Save(folder.File("weights"));
        _network.Backward(_network.Forward(_x, _y), _outputGradient);
        _network.LoadWeights(folder.File("weights"));
        Throws(() => _network.Apply(new Sgd(0.1)), message);
    }

    [Fact]
    public void LengthsMustFit()
    {
        Fails(() => _network.Forward(_x.AsSpan(1), _y), "x", "The input holds 13 values, which is no whole number of rows of 7.");
        Fails(() => _network.Forward([], _y), "x", "There are no rows: the input is empty.");
        Fails(() => _network.Forward(_x, _y.AsSpan(1)), "y", "2 rows give 8 output values (4 each), but the output has room for 7.");
        Smooth.Tape tape = _network.Forward(_x, _y);
        Fails(
            () => _network.Backward(tape, _outputGradient.AsSpan(1)),
            "outputGradient",
            "The 2 rows of the tape want 8 values of the gradient of the outputs (4 each), but there are 7."
        );
        Fails(
            () => _network.Backward(tape, _outputGradient, new double[13]),
            "inputGradient",
            "The 2 rows of the tape give 14 values of the gradient of the inputs (7 each), but there is room for 13."
        );
        Fails(
            () => _network.Gradient(_x, _outputGradient.AsSpan(1), new Gradients<double>()),
            "outputGradient",
            "2 input rows want 8 values of the gradient of the outputs (4 each), but there are 7."
        );

        // None of these calls has used up the tape.
        _network.Backward(tape, _outputGradient);
        Assert.Throws<ArgumentNullException>("tape", () => _network.Forward(_x, _y, null!));
        Assert.Throws<ArgumentNullException>("tape", () => _network.Backward(null!, _outputGradient));
        Assert.Throws<ArgumentNullException>("optimizer", () => _network.Apply(null!));
    }

    [Fact]
    public void LengthsOfSeveralPortsMustFit()
    {
        Pair network = new(1);
        (double[] price, double[] kind) = (new double[4], new double[6]);
        Fails(
            () => network.Forward(new double[6], new double[2], price, kind),
            "right",
            "The input 'right' holds 1 rows, but the input 'left' holds 2."
        );
        Pair.Tape tape = network.Forward(new double[6], new double[4], price, kind);
        Fails(
            () => network.Backward(tape, new double[4], new double[5]),
            "kindGradient",
            "The 2 rows of the tape want 6 values of the gradient of the outputs (3 each), but there are 5."
        );
        Fails(
            () => network.Backward(tape, new double[4], new double[6], new double[5]),
            "leftGradient",
            "The 2 rows of the tape give 6 values of the gradient of the inputs (3 each), but there is room for 5."
        );
        Throws(
            () => new Pair(1).Backward(tape, new double[4], new double[6]),
            "Pair.Backward: Another network object has filled this tape with its Forward: only that one can go back through it."
        );
        network.Backward(tape, new double[4], new double[6]);
    }

    /// <summary>A network that the whole program shares cannot be trained, but its gradients can be computed.</summary>
    [Fact]
    public void ASharedNetworkHasNoStep()
    {
        Smooth.Tape tape = _network.Forward(_x, _y);
        NetworkInside.Engine<double>(_network).ParameterSet.Share("Smooth.Pretrained");
        const string message =
            "Smooth.Pretrained is shared by the whole program and cannot be changed. Clone() first: the copy can be trained and written.";
        Throws(() => _network.Forward(_x, _y), message);
        Throws(() => _network.Backward(tape, _outputGradient), message);
        Throws(() => _network.Apply(new Sgd(0.1)), message);

        (Gradients<double> shared, Gradients<double> own) = (new(), new());
        _network.Gradient(_x, _outputGradient, shared);
        new Smooth(1).Gradient(_x, _outputGradient, own);
        Assert.Equal(own.Input.ToArray(), shared.Input.ToArray());
    }

    [Fact]
    public void BatchNormalizationNeedsTwoRows() =>
        Fails(
            () => new Normalized(1).Forward(new double[4], new double[2]),
            "x",
            "Layer 'batch_normalization' of Normalized takes mean and variance over the rows of a batch: expected at least 2 rows, found 1 row. "
                + "Of a single row all its outputs would be the same, and nothing would be learned. Give Forward more rows at a time."
        );

    [Fact]
    public void ASampleWeightIsNoPartOfAGradientFromOutside() =>
        Fails(
            () =>
                new Words(1).Gradient(
                    new Dataset(new int[12], new double[6]) { SampleWeights = new double[] { 1, 2 } },
                    new Gradients<double>()
                ),
            "data",
            "Words has no loss, in which weights of rows could count: multiply the gradients of the outputs by them."
        );

    private static void Throws(Action call, string message) =>
        Assert.Equal(message, Assert.Throws<InvalidOperationException>(call).Message);

    private static void Fails(Action call, string parameter, string message) =>
        Assert.Equal($"{message} (Parameter '{parameter}')", Assert.Throws<ArgumentException>(parameter, call).Message);
}
