using System.Runtime.CompilerServices;
using StaticNets.Engines;
using StaticNets.Runtime;
using StaticNets.Tests.Shared;

namespace StaticNets.Tests.Networks;

/// <summary>A network in double precision whose gradients are checked, with its rows and targets.</summary>
internal sealed class CheckedNetwork
{
    private readonly double[] _targets;
    private readonly int[] _classes;

    public CheckedNetwork(Type type, int rows)
    {
        Network = (ILearn<double>)Activator.CreateInstance(type, 1)!;
        Description = NetworkInside.Description(type);
        Rows = rows;
        _targets = new double[rows * Description.OutputLength];
        _classes = new int[rows * Math.Max(1, Description.ClassLength)];
        string[] indices = Description.Indices is null ? [] : [DifferentiableNetwork.Input];
        string[] still = [.. Description.Tensors.Where(tensor => tensor.Frozen).Select(tensor => tensor.Name), .. indices];
        Differentiable = new(Network.Parameters, Description.InputLength, rows, (x, into) => Gradient(x, 0, into), DrawTargets, still);
    }

    public ILearn<double> Network { get; }

    public NetworkDescription Description { get; }

    public int Rows { get; }

    public DifferentiableNetwork Differentiable { get; }

    /// <summary>
    /// Computes the gradient for the rows of <paramref name="x"/>, which have the targets from row <paramref name="firstRow"/> on.
    /// </summary>
    public double Gradient(ReadOnlySpan<double> x, int firstRow, Gradients<double> into)
    {
        int rows = x.Length / Description.InputLength;
        return Network is ILearnClasses<double> sparse
            ? sparse.Gradient(x, _classes.AsSpan(firstRow * Description.ClassLength, rows * Description.ClassLength), into)
            : ((ILearnTargets<double>)Network).Gradient(
                x,
                _targets.AsSpan(firstRow * Description.OutputLength, rows * Description.OutputLength),
                into
            );
    }

    /// <summary>
    /// Computes the gradients of the parameters alone, as a training step does, for the first rows. The passes leave out what only the
    /// gradient of the input needs.
    /// </summary>
    public void GradientOfParameters(ReadOnlySpan<double> x, AlignedBlock<double> into)
    {
        if (Description.Indices is not null)
        {
            x = Array.ConvertAll(IndexNumber.Indices(Network, x), index => (double)index);
        }

        var engine = (TrainingEngine<double>)NetworkInside.Engine<double>(Network);
        BatchRows<double> rows =
            Network is ILearnClasses<double>
                ? RowCheck.Sparse(Description, x, _classes.AsSpan(0, Rows * Description.ClassLength))
                : RowCheck.Dense(Description, x, _targets);
        engine.Runner.Run(rows, new RowSlice(0, Rows), training: false, into, ref Unsafe.NullRef<double>());
        engine.Penalty(into, Rows);
    }

    private void DrawTargets(System.Random random) => RandomTargets.Draw(Description, random, _targets, _classes);
}
