using System.CommandLine;
using System.Globalization;
using Digits;
using StaticNets;

// A search that one process runs whole, and a scheduler in parts: each process gets the number of its part and a journal of its own.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Option<int> part = new("--part") { Description = "Number of the part that this process runs, from 0 on." };
Option<int> parts = new("--parts") { Description = "Number of parts.", DefaultValueFactory = _ => 1 };
Option<int> trials = new("--trials") { Description = "Number of trials of all parts.", DefaultValueFactory = _ => 24 };
Option<string?> journal = new("--journal") { Description = "File that receives the trials of this part." };
RootCommand command = new("Searches learning rate and batch size for the digits network.") { part, parts, trials, journal };
command.SetAction(arguments =>
{
    SearchOptions options = new()
    {
        Name = "digits",
        Part = (arguments.GetValue(part), arguments.GetValue(parts)),
        Journal = arguments.GetValue(journal),
        Progress = Console.WriteLine,
    };
    DigitData data = DigitData.Read();
    SearchResult<Tried> result = RandomSearch.Run(
        random => new Tried(random.LogUniform(1e-3, 1), random.Choice(16, 32, 64)),
        arguments.GetValue(trials),
        data.Dataset,
        KFold.Stratify(data.Digits, folds: 3),
        Score,
        options
    );
    Console.WriteLine($"best of {result.Trials.Length} trials: {result.Best.Score:F4} with {result.Best.Options}");
});
return command.Parse(args).Invoke();

static double Score(Tried tried, Dataset train, Dataset validation, int seed)
{
    DigitClassifier net = new(seed);
    net.Fit(
        train,
        new FitOptions
        {
            Epochs = 5,
            BatchSize = tried.BatchSize,
            Optimizer = new Sgd(tried.Rate),
            Seed = seed,
            Parallelism = 1,
        }
    );
    return net.Evaluate(validation).Accuracy!.Value;
}

internal sealed record Tried(double Rate, int BatchSize);
