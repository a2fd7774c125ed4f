using StaticNets.Runtime;
using StaticNets.Tests.Shared;

namespace StaticNets.Tests.Networks.Convolutions;

/// <summary>
/// The loss of a network in a training step, in which batch normalisation uses the statistics of the batch, and the gradient of that step.
/// With a learning rate of 1, the gradient is the weights before the step minus the weights after it. Each step is made by a copy of the
/// network.
/// </summary>
internal sealed class TrainingFunction : IDifferentiable
{
    private readonly ILearnTargets<double> _network;
    private readonly NetworkDescription _description;
    private readonly Func<ILearnTargets<double>> _clone;
    private readonly DifferentiableNetwork _point;
    private readonly double[] _targets;

    public TrainingFunction(Type type, int rows)
    {
        _network = (ILearnTargets<double>)Activator.CreateInstance(type, 1)!;
        _description = NetworkInside.Description(type);
        _clone = type.GetMethod("Clone")!.CreateDelegate<Func<ILearnTargets<double>>>(_network);
        _targets = new double[rows * _description.OutputLength];
        string[] still = [.. _description.Tensors.Where(tensor => tensor.Frozen).Select(tensor => tensor.Name)];
        int[] classes = new int[rows];
        _point = new DifferentiableNetwork(
            _network.Parameters,
            _description.InputLength,
            rows,
            (_, _) => throw new NotSupportedException(),
            random => RandomTargets.Draw(_description, random, _targets, classes),
            still
        );
        Tensors = [.. _point.Tensors.Where(tensor => tensor != DifferentiableNetwork.Input)];
    }

    public IReadOnlyList<string> Tensors { get; }

    public void Draw(System.Random random) => _point.Draw(random);

    public double[] Get(string tensor) => _point.Get(tensor);

    public void Set(string tensor, double[] values) => _point.Set(tensor, values);

    public double Value() => Step(_clone());

    public double[] Gradient(string tensor)
    {
        ILearnTargets<double> copy = _clone();
        Step(copy);
        double[] after = copy.Parameters[tensor].ToArray();
        return [.. Get(tensor).Zip(after, (before, then) => before - then)];
    }

    private double Step(ILearnTargets<double> network) => network.TrainStep(_point.Get(DifferentiableNetwork.Input), _targets, new Sgd(1));
}
