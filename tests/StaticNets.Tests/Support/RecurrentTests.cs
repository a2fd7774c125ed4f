using StaticNets.Tests.Networks;

namespace StaticNets.Tests.Support;

/// <summary>Compares a recurrent network with its piece in <c>Fixtures/make_sequences.py</c>.</summary>
/// <param name="piece">The name of the piece.</param>
public abstract class RecurrentTests<TNetwork>(string piece) : PyTorchPieceTests<TNetwork>("recurrent_float64", piece)
    where TNetwork : ILearn<double>, new()
{
    private protected override string Training => "adam";

    private protected override Optimizer Optimizer => new Adam(1e-2);

    // Adam divides by square roots of tiny moments, which magnifies the rounding errors of sums in another order.
    private protected override double TrainingTolerance => 1e-10;
}
