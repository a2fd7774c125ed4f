using StaticNets.Tests.Networks;

namespace StaticNets.Tests.Support;

/// <summary>
/// Compares a network with the piece of a PyTorch fixture that has the same layers: output, loss, all gradients, and the steps of a
/// training. Its gradients are compared with difference quotients as well.
/// </summary>
public abstract class PyTorchPieceTests<TNetwork> : GradientTests<TNetwork>, IPieceTests
    where TNetwork : ILearn<double>, new()
{
    // The largest relative error ‖a − b‖₂ / ‖b‖₂ of a result a against PyTorch's result b. Sums of at most 220 terms of both signs are
    // computed in another order than in PyTorch; cancellation magnifies their rounding errors of 2⁻⁵³ = 1.1e-16 less than a hundredfold.
    private const double Tolerance = 1e-12;

    private readonly string _fixture;
    private readonly string _piece;

    private protected PyTorchPieceTests(string fixture, string piece)
    {
        (_fixture, _piece) = (fixture, piece);
    }

    string IPieceTests.FixtureName => _fixture;

    string IPieceTests.Piece => _piece;

    /// <summary>The name of the piece in the fixture.</summary>
    private protected string Piece => _piece;

    /// <summary>The name of the training in the fixture.</summary>
    private protected virtual string Training => "sgd";

    /// <summary>The optimizer of the training.</summary>
    private protected virtual Optimizer Optimizer => new Sgd(0.05);

    /// <summary>The largest error of losses and weights in the training.</summary>
    private protected virtual double TrainingTolerance => Tolerance;

    /// <summary>
    /// The end of the names of tensors that do not change the output, so that their gradients are rounding errors; <see langword="null"/>
    /// for none.
    /// </summary>
    private protected virtual string? Ineffective => null;

    [Fact]
    public void OutputLossAndGradientsMatchPyTorch() => Create().CompareGradients(Tolerance);

    [Fact]
    public void TenStepsMatchPyTorch() => Create().CompareTraining(Training, Optimizer, TrainingTolerance);

    private PyTorchPiece<double> Create() => new(Fixture.Open(_fixture), _piece, new TNetwork(), Ineffective);
}
