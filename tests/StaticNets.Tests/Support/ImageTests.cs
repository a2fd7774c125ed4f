using System.Numerics;
using StaticNets.Tests.Networks;

namespace StaticNets.Tests.Support;

/// <summary>
/// Compares a network of images, in both precisions, with its piece in <c>Fixtures/make_convolutions.py</c>: outputs, loss, all gradients,
/// ten steps of SGD including the moving statistics, and the predictions afterwards.
/// </summary>
/// <remarks>
/// The relative error ‖a − b‖₂ / ‖b‖₂ of a result a against PyTorch's result b may be at most 1e-12 in double precision and 1e-5 in single
/// precision. After ten steps of Adam in single precision, it may be 1e-4, because Adam divides by roots of squares. The fixture was
/// computed in double precision, also for networks in single precision. It starts from numbers of single precision that are not near kinks.
/// For such numbers, PyTorch's results in single precision differ from those in double precision by less than a tenth of the tolerance.
/// </remarks>
/// <param name="piece">The name of the piece.</param>
public abstract class ImageTests<TSingle, TDouble>(string piece) : IPieceTests
    where TSingle : ILearnTargets<float>, new()
    where TDouble : ILearnTargets<double>, new()
{
    private protected const double SingleTolerance = 1e-5;
    private protected const double SingleAdamTolerance = 1e-4;
    private protected const double DoubleTolerance = 1e-12;

    private const string File = "convolutions_float64";

    private static readonly Fixture _fixture = Fixture.Open(File);

    string IPieceTests.FixtureName => File;

    string IPieceTests.Piece => piece;

    [Fact]
    public void OutputLossAndGradientsMatchPyTorchInSingle() => Create<float, TSingle>().CompareGradients(SingleTolerance);

    [Fact]
    public void OutputLossAndGradientsMatchPyTorchInDouble() => Create<double, TDouble>().CompareGradients(DoubleTolerance);

    [Fact]
    public void TenStepsOfSgdMatchPyTorchInSingle() => CompareTraining<float, TSingle>("sgd", rate => new Sgd(rate), SingleTolerance);

    [Fact]
    public void TenStepsOfSgdMatchPyTorchInDouble() => CompareTraining<double, TDouble>("sgd", rate => new Sgd(rate), DoubleTolerance);

    [Fact]
    public void GradientMatchesDifferences() => GradientAssert.MatchesShortDifferences(typeof(TDouble));

    private protected void CompareTraining<T, TNetwork>(string training, Func<double, Optimizer> optimizer, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TNetwork : ILearnTargets<T>, new() =>
        Create<T, TNetwork>().CompareTraining(training, optimizer(_fixture.Get<double>($"{piece}/{training}/rate")[0]), tolerance);

    private PyTorchPiece<T> Create<T, TNetwork>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TNetwork : ILearnTargets<T>, new() => new(_fixture, piece, new TNetwork());
}

/// <summary>
/// Adds ten steps of Adam to the tests of <see cref="ImageTests{TSingle, TDouble}"/>. The gradients of the network must be larger than
/// rounding errors, because Adam divides gradients by their size.
/// </summary>
/// <param name="piece">The name of the piece.</param>
public abstract class ImageWithAdamTests<TSingle, TDouble>(string piece) : ImageTests<TSingle, TDouble>(piece)
    where TSingle : ILearnTargets<float>, new()
    where TDouble : ILearnTargets<double>, new()
{
    [Fact]
    public void TenStepsOfAdamMatchPyTorchInSingle() =>
        CompareTraining<float, TSingle>("adam", rate => new Adam(rate), SingleAdamTolerance);

    [Fact]
    public void TenStepsOfAdamMatchPyTorchInDouble() => CompareTraining<double, TDouble>("adam", rate => new Adam(rate), DoubleTolerance);
}
