using System.Numerics;
using StaticNets.Engines;

namespace StaticNets.Training;

/// <summary>
/// The only connection from <c>Fit</c> to the code for checkpoints. Only the options that ask for checkpoints refer to the derived class
/// <see cref="Present"/>. A program that is compiled ahead of time and sets none of these options therefore does not contain the code for
/// checkpoints: half a megabyte, most of it for JSON.
/// </summary>
internal abstract class CheckpointSupport
{
    /// <summary>
    /// Creates the object that writes and reads the checkpoints of a training, or returns <see langword="null"/> if no option asks for
    /// them.
    /// </summary>
    public static CheckpointKeeper<T>? Keeper<T>(TrainingEngine<T> network, FitOptions options, int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (options.CheckpointSupport is not { } support)
        {
            return null;
        }

        object keeper =
            network is TrainingEngine<float> single ? support.Make(single, options, rows)
            : network is TrainingEngine<double> dual ? support.Make(dual, options, rows)
            : throw new NotSupportedException("Networks compute in float or double.");
        return (CheckpointKeeper<T>)keeper;
    }

    protected abstract CheckpointKeeper<float> Make(TrainingEngine<float> network, FitOptions options, int rows);

    protected abstract CheckpointKeeper<double> Make(TrainingEngine<double> network, FitOptions options, int rows);

    /// <summary>The implementation, to which only the options for checkpoints refer.</summary>
    internal sealed class Present : CheckpointSupport
    {
        public static readonly Present Instance = new();

        private Present() { }

        protected override CheckpointKeeper<float> Make(TrainingEngine<float> network, FitOptions options, int rows) =>
            new Checkpoints<float>(network, options, rows);

        protected override CheckpointKeeper<double> Make(TrainingEngine<double> network, FitOptions options, int rows) =>
            new Checkpoints<double>(network, options, rows);
    }
}
