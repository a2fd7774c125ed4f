using System.Numerics;
using System.Numerics.Tensors;
using StaticNets.Tests.Networks;

namespace StaticNets.Tests.Support;

/// <summary>
/// Compares the results of a network with those of PyTorch in a piece of a fixture, from the same initial weights. The error of a tensor a
/// against PyTorch's tensor b is <c>‖a − b‖₂ / ‖b‖₂</c>. Where PyTorch has only zeros, the network must have only zeros.
/// </summary>
internal sealed class PyTorchPiece<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Fixture _fixture;
    private readonly string _piece;
    private readonly ILearn<T> _network;
    private readonly T[] _x;
    private readonly T[] _y;
    private readonly int[] _classes;
    private readonly string? _ineffective;

    /// <param name="ineffective">
    /// The end of the names of tensors that do not change the output, such as the bias of the keys of an attention. Their gradients are
    /// rounding errors, which an optimizer such as Adam turns into arbitrary steps.
    /// </param>
    public PyTorchPiece(Fixture fixture, string piece, ILearn<T> network, string? ineffective = null)
    {
        (_fixture, _piece, _network, _ineffective) = (fixture, piece, network, ineffective);
        (_x, _y) = (Get("x"), Get("y"));
        int outputs = fixture.Shape(piece + "/y")[^1];
        _classes = [.. _y.Chunk(outputs).Select(row => Array.IndexOf(row, row.Max()))];
        string prefix = piece + "/init/";
        string[] tensors = [.. fixture.Names.Where(name => name.StartsWith(prefix, StringComparison.Ordinal))];
        Assert.Equal(tensors.Select(name => name[prefix.Length..]).Order(), network.Parameters.Names.Order());
        foreach (string tensor in network.Parameters.Names)
        {
            nint[] lengths = network.Parameters[tensor].Lengths.ToArray();
            Assert.Equal(fixture.Shape(prefix + tensor), lengths.Select(length => (int)length));
            network.Parameters.Set(tensor, Get("init/" + tensor));
        }
    }

    /// <summary>Compares the prediction, the loss, and the gradients of the input and of all tensors.</summary>
    public void CompareGradients(double tolerance)
    {
        Near("output", Predict(), tolerance);
        Gradients<T> gradients = new();
        T loss = _network is ILearnClasses<T> sparse
            ? sparse.Gradient(_x, _classes, gradients)
            : ((ILearnTargets<T>)_network).Gradient(_x, _y, gradients);
        Near("loss", [loss], tolerance);
        Near("grad/x", gradients.Input, tolerance);
        foreach (string tensor in _network.Parameters.Names)
        {
            if (IsEffective(tensor))
            {
                Near("grad/" + tensor, Flat(gradients.Parameters[tensor]), tolerance);
            }
            else
            {
                double norm = Math.Sqrt(Flat(gradients.Parameters[tensor]).Sum(value => double.CreateTruncating(value * value)));
                Assert.True(norm <= tolerance, $"{_piece}/grad/{tensor} is not zero: {norm:E2}");
            }
        }
    }

    /// <summary>
    /// Repeats the steps of a training in the fixture. Compares the loss before each step, and after the last step all tensors and the
    /// prediction.
    /// </summary>
    /// <param name="training">The training's name in the fixture.</param>
    /// <param name="optimizer">The optimizer of that training.</param>
    /// <param name="tolerance">The largest relative error.</param>
    public void CompareTraining(string training, Optimizer optimizer, double tolerance)
    {
        string losses = training + "/losses";
        int steps = _fixture.Shape($"{_piece}/{losses}")[0];
        Near(losses, [.. Enumerable.Range(0, steps).Select(_ => Step(optimizer))], tolerance);
        foreach (string tensor in _network.Parameters.Names.Where(IsEffective))
        {
            Near($"{training}/{tensor}", Flat(_network.Parameters[tensor]), tolerance);
        }

        if (_fixture.Names.Contains($"{_piece}/{training}/output"))
        {
            Near(training + "/output", Predict(), tolerance);
        }
    }

    private bool IsEffective(string tensor) => _ineffective is null || !tensor.EndsWith(_ineffective, StringComparison.Ordinal);

    private T Step(Optimizer optimizer) =>
        _network is ILearnClasses<T> sparse
            ? sparse.TrainStep(_x, _classes, optimizer)
            : ((ILearnTargets<T>)_network).TrainStep(_x, _y, optimizer);

    private T[] Predict()
    {
        T[] y = new T[_y.Length];
        _network.Predict(_x, y);
        return y;
    }

    private void Near(string name, ReadOnlySpan<T> actual, double tolerance)
    {
        double[] widened = [.. actual.ToArray().Select(double.CreateTruncating)];
        double error = RelativeError.Of<double>(widened, _fixture.Get<double>($"{_piece}/{name}"));
        Assert.True(error <= tolerance, $"{_piece}/{name}: {error:E2} is more than {tolerance:E0}");
    }

    private T[] Get(string name) => Array.ConvertAll(_fixture.Get<double>($"{_piece}/{name}"), T.CreateTruncating);

    private static T[] Flat(ReadOnlyTensorSpan<T> tensor)
    {
        T[] values = new T[tensor.FlattenedLength];
        tensor.FlattenTo(values);
        return values;
    }
}
