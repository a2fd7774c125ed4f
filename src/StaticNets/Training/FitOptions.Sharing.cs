using StaticNets.Engines;
using StaticNets.Optimizers;
using StaticNets.Training;

namespace StaticNets;

// How threads and processes share the work.
public sealed partial record FitOptions
{
    private readonly int _parallelism = Environment.ProcessorCount;
    private readonly int? _shards;
    private readonly ICommunicator? _communicator;

    /// <summary>
    /// Largest number of threads that share the rows of a batch, at least 1; default the number of processors. Each thread computes whole
    /// <see cref="Shards"/>, and the number of threads is rounded down to a power of two. Fewer threads are used if a thread would otherwise
    /// get fewer than a million multiply-adds. With a <see cref="Communicator"/>, each process has so many threads; several processes on one
    /// machine should share its processors, with <c>Parallelism = 1</c> for one process on each. Results do not depend on the number of threads, not even in their last bits. <c>TrainStep</c>,
    /// <c>Gradient</c> and <c>Evaluate</c> run on the calling thread.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Parallelism
    {
        get => _parallelism;
        init
        {
            Hyperparameter.ThrowUnless(value >= 1, value, "at least 1", nameof(Parallelism));
            _parallelism = value;
        }
    }

    /// <summary>
    /// Number of shards into which the rows of a batch are cut, a power of two from 1 to 1024; default <see langword="null"/>: up to 8, but
    /// no more than cost next to nothing on one core. The gradients of each shard are summed by themselves, and then those of all shards
    /// along a fixed binary tree. So any number of threads or processes that share the shards gives the same bits, but another number of
    /// shards changes the last bits. By default a shard has at least 16 rows, a million multiply-adds and 48 multiply-adds for each
    /// parameter of the network: in a network of dense layers these are about 50 rows, in a convolutional network fewer. Smaller batches are not
    /// cut, and one thread computes them; set <c>Shards</c> to share them. With a <see cref="Communicator"/> the default is 8. A batch with
    /// fewer rows than shards is cut into fewer; for a layer that needs the whole batch at once
    /// (<see cref="ActivityRegularizationAttribute"/> with a target) no batch is cut.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a power of two from 1 to 1024.</exception>
    public int? Shards
    {
        get => _shards;
        init
        {
            if (value is int count)
            {
                bool isPower = count is >= 1 and <= ShardCount.Most && ShardCount.PowerOfTwo(count) == count;
                Hyperparameter.ThrowUnless(isPower, count, $"a power of two from 1 to {ShardCount.Most}", nameof(Shards));
            }

            _shards = value;
        }
    }

    /// <summary>
    /// The processes that train the network together, e.g. <c>Mpi.World</c> of the package <c>StaticNets.Mpi</c>; default
    /// <see langword="null"/>: this process alone. Their number, a power of two, must divide <see cref="Shards"/>. All of them call
    /// <c>Fit</c> with the same rows and the same options; training begins with the weights of rank 0. Each process computes some shards of
    /// each batch, and all end with the same weights and the same history, with the bits of a training by one process with the same number of
    /// shards. Rank 0 writes the checkpoints and calls <see cref="Progress"/> and <see cref="AfterBatch"/>; every process reads the file of
    /// <see cref="ResumeFrom"/>. If a process cannot go on, it ends all of them.
    /// </summary>
    public ICommunicator? Communicator
    {
        get => _communicator;
        init
        {
            _communicator = value;
            RankSupport = value is null ? null : new RankSupport.Present(value);
        }
    }

    /// <summary>The code for several processes; <see langword="null"/> if <see cref="Communicator"/> has not been set.</summary>
    internal RankSupport? RankSupport { get; private init; }

    /// <summary><see cref="Shards"/>, or its default if several processes share the shards.</summary>
    internal int? ShardsOfBatch => _shards ?? (_communicator is null ? null : ShardCount.Default);
}
