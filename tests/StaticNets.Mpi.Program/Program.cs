using StaticNets;
using StaticNets.MpiProgram;

// The ranks of the tests: mpirun starts this program with the name of what they do.
return args switch
{
    ["describe"] => Describe(),
    ["exchange"] => Exchanges.Check(),
    ["fail", string way] => Failures.Fail(way),
    ["train", .. string[] settings] => Training.Run(Settings.Of(settings)),
    ["bandwidth"] => Bandwidth.Print(),
    _ => throw new ArgumentException($"Unknown command: {string.Join(' ', args)}"),
};

static int Describe()
{
    Console.WriteLine($"available: {Mpi.IsAvailable}");
    Console.WriteLine($"rank {Mpi.World.Rank} of {Mpi.World.Size}");
    return 0;
}
