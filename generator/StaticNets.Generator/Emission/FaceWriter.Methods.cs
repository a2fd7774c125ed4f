using StaticNets.Generator.Text;

namespace StaticNets.Generator.Emission;

// The methods for prediction, training and files.
internal sealed partial class FaceWriter
{
    private void WriteSequencePrediction(CodeWriter writer) =>
        Unless(
            Signature("Predict"),
            parameters =>
            {
                string each = _graph.Outputs[0].Value?.Shape.HasAnySteps == true ? "rows × steps" : "rows";
                writer.Summary(
                    "Computes the outputs of any number of sequences of one length. Allocates nothing unless a thread's sequences are longer than before; safe from many threads."
                );
                writer.Line($"/// <param name=\"x\">rows × steps × <see cref=\"InputLength\"/> {InputKind}.</param>");
                writer.Line($"/// <param name=\"y\">Receives {each} × <see cref=\"OutputLength\"/> values.</param>");
                writer.Line("/// <param name=\"steps\">Number of time steps of each sequence, at least 1.</param>");
                writer.Line(
                    "/// <exception cref=\"global::System.ArgumentException\">There is no step, the lengths are no whole number of sequences, y is too short, or x and y share memory.</exception>"
                );
                WriteIndexException(writer);
                Member(writer, $"public void Predict({parameters})", $"_engine.Predict({Numbers}, y, steps)", leadsToKernels: true);
            }
        );

    private void WritePredict(CodeWriter writer)
    {
        Unless(
            Signature("Predict"),
            parameters =>
            {
                writer.Summary(
                    "Computes the outputs of any number of rows. Allocates nothing after a thread's first call; safe from many threads."
                );
                writer.Line($"/// <param name=\"x\">rows × <see cref=\"InputLength\"/> {InputKind}.</param>");
                writer.Line("/// <param name=\"y\">Receives rows × <see cref=\"OutputLength\"/> values.</param>");
                writer.Line(
                    "/// <exception cref=\"global::System.ArgumentException\">The lengths are no whole number of rows, y is too short, or x and y share memory.</exception>"
                );
                WriteIndexException(writer);
                Member(
                    writer,
                    $"public void Predict({parameters})",
                    $"_engine.Predict({Numbers}, y)",
                    priority: !_ports.IsOfIndices,
                    leadsToKernels: true
                );
            }
        );
        if (_ports.IsOfIndices)
        {
            return;
        }

        Unless(
            Signature("Predict", 1),
            parameters =>
            {
                writer.Summary("Computes the outputs of one sample or of rows of them; safe from many threads.");
                writer.Line("/// <param name=\"x\">A dense tensor: the input shape, or rows of it.</param>");
                writer.Line("/// <param name=\"y\">A dense tensor that receives the outputs.</param>");
                Member(writer, $"public void Predict({parameters})", "_engine.Predict(x, y)", leadsToKernels: true);
            }
        );
    }

    private void WriteParallelPrediction(CodeWriter writer)
    {
        Unless(
            Signature("PredictParallel"),
            parameters =>
            {
                writer.Summary("Computes the outputs of many rows on several threads; they have the same bits as those of Predict.");
                writer.Line($"/// <param name=\"x\">rows × <see cref=\"InputLength\"/> {InputKind}.</param>");
                writer.Line("/// <param name=\"y\">Receives rows × <see cref=\"OutputLength\"/> values.</param>");
                writer.Line(
                    "/// <param name=\"parallelism\">Most threads; 0 for all processors. Too few rows stay on the calling thread.</param>"
                );
                WriteIndexException(writer);
                Member(
                    writer,
                    $"public void PredictParallel({parameters})",
                    $"_engine.PredictParallel({Numbers}, y, parallelism)",
                    leadsToKernels: true
                );
            }
        );
    }

    private void WriteSteps(CodeWriter writer)
    {
        string batch = $"{Numbers}, {(TakesClasses ? "classes" : "targets")}{(_ports.HaveAnySteps ? ", steps" : "")}";
        Unless(
            Signature("TrainStep"),
            parameters =>
            {
                writer.Summary(
                    "One step of training on a batch of rows; returns their mean loss before the step. From one thread at a time."
                );
                WriteBatch(writer);
                writer.Line(
                    "/// <param name=\"optimizer\">How the weights follow the gradient; what it remembers lives in the network.</param>"
                );
                WriteIndexException(writer);
                Member(writer, $"public {_t} TrainStep({parameters})", $"_engine.TrainStep({batch}, optimizer)", leadsToKernels: true);
            }
        );
        Unless(
            Signature("Gradient"),
            parameters =>
            {
                string by = _ports.IsOfIndices ? "by parameter" : "by parameter and by input";
                writer.Summary(
                    $"The gradient of the mean loss of a batch, {by}; the weights stay. Returns the loss. From one thread at a time."
                );
                WriteBatch(writer);
                writer.Line("/// <param name=\"into\">Receives the gradients.</param>");
                WriteIndexException(writer);
                Member(writer, $"public {_t} Gradient({parameters})", $"_engine.Gradient({batch}, into)", leadsToKernels: true);
            }
        );
        if (_ports.HasGradientOfData)
        {
            WriteGradientOfData(
                writer,
                "_engine",
                "The gradient of the mean loss of all rows of a dataset. Returns the loss. From one thread at a time.",
                "The rows."
            );
        }
    }

    /// <summary>Writes the documentation of the parameters for inputs and targets.</summary>
    private void WriteBatch(CodeWriter writer)
    {
        bool hasSteps = _ports.HaveAnySteps;
        string rows = hasSteps && _graph.Outputs[0].Value?.Shape.HasAnySteps == true ? "rows × steps" : "rows";
        long classes = _graph.Outputs[0].TargetLength;
        string inputs = hasSteps ? "rows × steps" : "rows";
        writer.Line($"/// <param name=\"x\">{inputs} × <see cref=\"InputLength\"/> {InputKind}.</param>");
        writer.Line(
            !TakesClasses ? $"/// <param name=\"targets\">{rows} × <see cref=\"OutputLength\"/> values.</param>"
            : hasSteps ? $"/// <param name=\"classes\">{rows} class indices.</param>"
            : classes > 1 ? $"/// <param name=\"classes\">rows × {Literals.Integer(classes)} class indices.</param>"
            : "/// <param name=\"classes\">One class index for each row.</param>"
        );
        if (hasSteps)
        {
            writer.Line("/// <param name=\"steps\">Number of time steps of each row, at least 1.</param>");
        }
    }

    private void WriteTraining(CodeWriter writer)
    {
        Unless(
            Signature("Fit"),
            parameters =>
            {
                writer.Summary("Trains for some epochs and returns how loss and accuracy went. From one thread at a time.");
                writer.Line("/// <param name=\"train\">The rows to learn from.</param>");
                writer.Line("/// <param name=\"options\">Epochs, batch size, optimizer, validation and more.</param>");
                Member(
                    writer,
                    $"public global::StaticNets.History Fit({parameters})",
                    $"{Qualified.Training}Trainer.Fit(_engine, train, options)"
                );
            }
        );
        Unless(
            Signature("FitAsync"),
            parameters =>
            {
                writer.Summary("Trains as Fit does, on a thread of its own; nothing else may use the network until the task has ended.");
                writer.Line("/// <param name=\"train\">The rows to learn from.</param>");
                writer.Line("/// <param name=\"options\">Epochs, batch size, optimizer, validation and more.</param>");
                writer.Line(
                    "/// <param name=\"cancellationToken\">Stops between two steps; the network keeps the last whole step.</param>"
                );
                Member(
                    writer,
                    $"public global::System.Threading.Tasks.Task<global::StaticNets.History> FitAsync({parameters})",
                    $"{Qualified.Training}Trainer.FitAsync(_engine, train, options, cancellationToken)"
                );
            }
        );
        Unless(
            Signature("Evaluate"),
            parameters =>
            {
                writer.Summary("Loss and accuracy on some rows. From one thread at a time.");
                writer.Line("/// <param name=\"data\">The rows.</param>");
                Member(
                    writer,
                    $"public global::StaticNets.Metrics Evaluate({parameters})",
                    $"{Qualified.Training}Trainer.Evaluate(_engine, data)"
                );
            }
        );
    }
}
