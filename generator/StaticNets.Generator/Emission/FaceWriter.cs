using StaticNets.Generator.Declarations;
using StaticNets.Generator.Operations.Losses;
using StaticNets.Generator.Planning;
using StaticNets.Generator.Tensors;
using StaticNets.Generator.Text;

namespace StaticNets.Generator.Emission;

/// <summary>The members that users call. Every type is qualified: a user's own <c>Dataset</c> must not come between.</summary>
internal sealed class FaceWriter
{
    private readonly NetworkDeclaration _declaration;
    private readonly NetworkGraph _graph;
    private readonly bool _works;
    private readonly string _mistake;
    private readonly LossFunction? _loss;
    private readonly string _t;
    private readonly string _self;

    private FaceWriter(NetworkDeclaration declaration, NetworkGraph graph, bool works)
    {
        _declaration = declaration;
        _graph = graph;
        _works = works;
        _mistake = graph.Problems.FirstOrDefault()?.Text ?? "The compiler rejects a part of its declaration.";
        _loss = declaration.Loss is { } name ? LossFunctions.Find(name) : null;
        _t = declaration.Element.Keyword;
        _self = declaration.Type.Global;
    }

    public static SourceFile Write(NetworkDeclaration declaration, NetworkPlan plan) =>
        new FaceWriter(declaration, plan.Graph, works: true).Write(NetworkCard.Write(declaration, plan));

    /// <summary>The same members for a declaration with a mistake: they throw.</summary>
    public static SourceFile WriteFaulty(NetworkDeclaration declaration, NetworkGraph graph) =>
        new FaceWriter(declaration, graph, works: false).Write([
            $"{declaration.Type.Name} has mistakes in its declaration, which the analyzer reports; until they are mended its members throw.",
        ]);

    private SourceFile Write(IReadOnlyList<string> header) =>
        FileFrame.Write(
            _declaration.Type,
            "",
            header,
            [],
            writer =>
            {
                WriteConstants(writer);
                WriteConstruction(writer);
                WritePredict(writer);
                WriteParallelPrediction(writer);
                if (_declaration.Loss is not null)
                {
                    WriteTraining(writer);
                }

                WriteFiles(writer);
                foreach (LayerNode layer in _graph.Layers.Where(layer => layer.Tensors.Count > 0))
                {
                    LayerTensorsWriter.Write(writer, layer, _t, _works ? null : Body(""));
                }
            },
            Interface
        );

    /// <summary>What tools ask for; without a member of it, whose place one of the user's has, the compiler would report that clash again.</summary>
    private string? Interface =>
        _declaration.Loss is null || _declaration.Taken.Any(key => key == "Parameters" || key.Split('(')[0] == "Gradient")
            ? null
            : $"global::StaticNets.ITrainable<{_t}, {(_loss?.TakesClasses == true ? "int" : _t)}>";

    /// <summary>The body of a member: what it does, or the exception of a faulty declaration.</summary>
    private string Body(string expression) =>
        _works
            ? $" => {expression};"
            : $" => throw new global::System.InvalidOperationException({Literals.String($"'{_declaration.Type.Name}' cannot work. {_mistake}")});";

    /// <summary>The parameters of a method, the first or a later overload of its name.</summary>
    private string Declaration(string method, int overload = 0) =>
        MethodSignature
            .Of(_declaration.Element, _declaration.Loss)
            .Where(signature => signature.Name == method)
            .ElementAt(overload)
            .Declaration;

    private void Member(CodeWriter writer, string declaration, string expression, bool priority = false, bool leadsToKernels = false)
    {
        writer.Line(FileFrame.GeneratedCode);
        if (leadsToKernels && _works)
        {
            writer.Line(JitHints.OptimizedMember);
        }

        if (priority)
        {
            writer.Line($"[{Qualified.CompilerServices}OverloadResolutionPriority(1)]");
        }

        writer.Member(declaration, Body(expression));
        writer.Blank();
    }

    private void WriteConstants(CodeWriter writer)
    {
        if (_works)
        {
            writer.Line(FileFrame.GeneratedCode);
            writer.Line("private readonly Engine _engine;");
            writer.Blank();
        }

        Shape input = _declaration.Input ?? Shape.Of(1);
        Shape? output = _graph.Layers.LastOrDefault()?.Output?.Shape;
        Constant("int", "InputLength", Math.Min(input.Length, int.MaxValue), $"Elements of one input sample, shape {input}.");
        Constant("int", "OutputLength", Math.Min(output?.Length ?? 1, int.MaxValue), $"Elements of one output sample, shape {output}.");
        Constant("long", "ParameterCount", _graph.ParameterCount, "Number of parameters, those included that training leaves as they are.");
        writer.Summary("The layers with their output shapes and parameters, as a table.");
        writer.Line(FileFrame.GeneratedCode);
        if (!_works)
        {
            writer.Line("public static string Summary" + Body(""));
        }
        else
        {
            writer.Line("public static string Summary { get; } =");
            writer.Line("    \"\"\"");
            writer.Lines(
                SummaryTable.Write(_declaration.Type.Name, _graph, _declaration.Element).Select(line => ("    " + line).TrimEnd())
            );
            writer.Line("    \"\"\";");
        }

        writer.Blank();

        void Constant(string type, string name, long value, string summary)
        {
            writer.Summary(summary);
            writer.Line(FileFrame.GeneratedCode);
            writer.Line($"public const {type} {name} = {Literals.Integer(value)};");
            writer.Blank();
        }
    }

    private void WriteConstruction(CodeWriter writer)
    {
        writer.Summary("A new network with the initial weights of seed 0.");
        writer.Line(FileFrame.GeneratedCode);
        writer.Line($"public {Identifiers.Escape(_declaration.Type.Name)}()");
        writer.Line("    : this(0) { }");
        writer.Blank();
        writer.Summary("A new network with random initial weights, the same for the same seed on every machine.");
        writer.Line("/// <param name=\"seed\">Seed of the weights and of dropout.</param>");
        Member(
            writer,
            $"public {Identifiers.Escape(_declaration.Type.Name)}({Declaration(MethodSignature.Constructor, 1)})",
            "_engine = new Engine(seed)"
        );
        writer.Summary("The weights by the names they have in a file: reading is a view, writing goes through Set and Edit.");
        Member(writer, $"public global::StaticNets.ParameterSet<{_t}> Parameters", "_engine.ParameterSet");
    }

    private void WritePredict(CodeWriter writer)
    {
        writer.Summary(
            "Computes the outputs of any number of rows. Allocates nothing after a thread's first call; safe from many threads."
        );
        writer.Line("/// <param name=\"x\">rows × <see cref=\"InputLength\"/> values.</param>");
        writer.Line("/// <param name=\"y\">Receives rows × <see cref=\"OutputLength\"/> values.</param>");
        writer.Line(
            "/// <exception cref=\"global::System.ArgumentException\">The lengths are no whole number of rows, y is too short, or x and y share memory.</exception>"
        );
        Member(writer, $"public void Predict({Declaration("Predict")})", "_engine.Predict(x, y)", priority: true, leadsToKernels: true);
        writer.Summary("Computes the outputs of one sample or of rows of them; safe from many threads.");
        writer.Line("/// <param name=\"x\">A dense tensor: the input shape, or rows of it.</param>");
        writer.Line("/// <param name=\"y\">A dense tensor that receives the outputs.</param>");
        Member(writer, $"public void Predict({Declaration("Predict", 1)})", "_engine.Predict(x, y)", leadsToKernels: true);
    }

    private void WriteParallelPrediction(CodeWriter writer)
    {
        writer.Summary("Computes the outputs of many rows on several threads; they have the same bits as those of Predict.");
        writer.Line("/// <param name=\"x\">rows × <see cref=\"InputLength\"/> values.</param>");
        writer.Line("/// <param name=\"y\">Receives rows × <see cref=\"OutputLength\"/> values.</param>");
        writer.Line("/// <param name=\"parallelism\">Most threads; 0 for all processors. Too few rows stay on the calling thread.</param>");
        Member(
            writer,
            $"public void PredictParallel({Declaration("PredictParallel")})",
            "_engine.PredictParallel(x, y, parallelism)",
            leadsToKernels: true
        );
    }

    private void WriteTraining(CodeWriter writer)
    {
        bool takesClasses = _loss?.TakesClasses == true;
        string name = takesClasses ? "classes" : "targets";
        string targetDoc = takesClasses
            ? "/// <param name=\"classes\">One class index for each row.</param>"
            : "/// <param name=\"targets\">rows × <see cref=\"OutputLength\"/> values.</param>";
        writer.Summary("One step of training on a batch of rows; returns their mean loss before the step. From one thread at a time.");
        writer.Line("/// <param name=\"x\">rows × <see cref=\"InputLength\"/> values.</param>");
        writer.Line(targetDoc);
        writer.Line("/// <param name=\"optimizer\">How the weights follow the gradient; what it remembers lives in the network.</param>");
        Member(
            writer,
            $"public {_t} TrainStep({Declaration("TrainStep")})",
            $"_engine.TrainStep(x, {name}, optimizer)",
            leadsToKernels: true
        );

        writer.Summary(
            "The gradient of the mean loss of a batch, by parameter and by input; the weights stay. Returns the loss. From one thread at a time."
        );
        writer.Line("/// <param name=\"x\">rows × <see cref=\"InputLength\"/> values.</param>");
        writer.Line(targetDoc);
        writer.Line("/// <param name=\"into\">Receives the gradients.</param>");
        Member(writer, $"public {_t} Gradient({Declaration("Gradient")})", $"_engine.Gradient(x, {name}, into)", leadsToKernels: true);

        writer.Summary("Trains for some epochs and returns how loss and accuracy went. From one thread at a time.");
        writer.Line("/// <param name=\"train\">The rows to learn from.</param>");
        writer.Line("/// <param name=\"options\">Epochs, batch size, optimizer, validation and more.</param>");
        Member(
            writer,
            $"public global::StaticNets.History Fit({Declaration("Fit")})",
            $"{Qualified.Training}Trainer.Fit(_engine, train, options)"
        );

        writer.Summary("Loss and accuracy on some rows. From one thread at a time.");
        writer.Line("/// <param name=\"data\">The rows.</param>");
        Member(
            writer,
            $"public global::StaticNets.Metrics Evaluate({Declaration("Evaluate")})",
            $"{Qualified.Training}Trainer.Evaluate(_engine, data)"
        );
    }

    private void WriteFiles(CodeWriter writer)
    {
        writer.Summary("Writes the weights as a safetensors file, whole or not at all.");
        writer.Line("/// <param name=\"path\">The file; an old one is replaced.</param>");
        Member(writer, $"public void Save({Declaration("Save")})", "_engine.Save(path)");
        writer.Summary("A network with the weights of a file.");
        writer.Line(
            "/// <param name=\"path\">A safetensors file that <see cref=\"Save(string)\"/> wrote, or one with the same tensors.</param>"
        );
        writer.Line(
            "/// <exception cref=\"global::System.IO.InvalidDataException\">The file is damaged or belongs to another network.</exception>"
        );
        writer.Line(FileFrame.GeneratedCode);
        if (_works)
        {
            writer.Open($"public static {_self} Load({Declaration("Load")})");
            writer.Line($"{_self} network = new();");
            writer.Line("network.LoadWeights(path);");
            writer.Line("return network;");
            writer.Close();
        }
        else
        {
            writer.Line($"public static {_self} Load({Declaration("Load")})" + Body(""));
        }

        writer.Blank();
        writer.Summary(
            "Replaces the weights by those of a file: all of them, or none when the file is damaged. What an optimizer remembered is forgotten."
        );
        writer.Line("/// <param name=\"path\">A safetensors file.</param>");
        writer.Line(
            "/// <exception cref=\"global::System.IO.InvalidDataException\">The file is damaged or belongs to another network.</exception>"
        );
        Member(writer, $"public void LoadWeights({Declaration("LoadWeights")})", "_engine.LoadWeights(path)");
        writer.Summary("An independent network with the same weights and the same memory of its optimizer.");
        writer.Line(FileFrame.GeneratedCode);
        if (_works)
        {
            writer.Open($"public {_self} Clone()");
            writer.Line($"{_self} copy = new();");
            writer.Line("copy._engine.CopyFrom(_engine);");
            writer.Line("return copy;");
            writer.Close();
        }
        else
        {
            writer.Line($"public {_self} Clone()" + Body(""));
        }

        writer.Blank();
    }
}
