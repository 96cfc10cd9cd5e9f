"""Takes a backup while several write, restores it, and compares the answers."""
import http.client
import threading

import answering
import program

WRITERS = 3


def main():
    folder = program.new_folder()
    data, copy, restored = program.demo_data(folder), folder / "kopia", folder / "restored"
    with program.Program("demo", "--data", data, ready="/demo", patience=600) as server:
        reply = answering.Reply(server.address)
        questions = reply.questions(WRITERS)
        before, after, faults = back_up_under_load(["--data", data], copy, questions)
        quiet = page_texts(reply, reply.areas[WRITERS:])
    assert not faults, faults
    assert sum(after) > sum(before), "nothing was written while the backup ran"

    said = program.refused("restore", "--from", copy, "--data", restored)
    assert "nyckelvalv" in said and not restored.exists(), f"boards are laid back without their keys: {said}"
    program.run("keys backup", "--data", data, "--to", str(restored) + ".keys")
    program.run("restore", "--from", copy, "--data", restored)
    program.make_sure_databases_are_whole(restored)
    with program.Program("demo", "--data", restored, ready="/demo") as server:
        again = answering.Reply(server.address)
        for question, least, most in zip(questions, before, after):
            stored = answering.Question(server.address, question.path, again.client.cookies, question.mark).read()
            assert least <= stored <= most, f"{question.path}: nr {stored} in the backup, nr {least} was saved before it"
        assert page_texts(again, again.areas[WRITERS:]) == quiet, "an answer that nobody touched is another after the restore"
        # And it goes on from there.
        answering.Question(server.address, questions[0].path, again.client.cookies, "Efter kopian").write()

    said = program.run("backup", "--data", data, "--to", copy, status=None)
    assert "finns redan" in said, f"an old backup may be written over: {said}"
    said = program.run("restore", "--from", copy, "--data", restored, status=None)
    assert "tom mapp" in said, f"a restore may write over data: {said}"
    print(f"backup under load: {sum(after) - sum(before)} writes while it ran; the restored answers are the same")


def back_up_under_load(place, copy, questions):
    stop, faults = threading.Event(), []

    def write(question):
        try:
            while not stop.is_set():
                question.write()
        except (OSError, http.client.HTTPException, ValueError, AssertionError) as fault:
            faults.append(f"writing failed while the backup ran: {fault}")

    threads = [threading.Thread(target=write, args=(question,)) for question in questions]
    for thread in threads:
        thread.start()
    while not all(question.acknowledged or faults for question in questions):
        stop.wait(0.01)
    before = [question.acknowledged for question in questions]
    program.run("backup", *place, "--to", copy)
    stop.set()
    for thread in threads:
        thread.join()
    return before, [question.tried for question in questions], faults


# The time and token of the page itself.
NO_ANSWERS = ("csrf", "sida")


def page_texts(reply: answering.Reply, areas) -> list:
    """The answers as the forms hold them."""
    texts = []
    for area in areas:
        form = reply.client.get(f"{reply.path}/{area}").form(area)
        texts.append([field for field in form.fields if field[0] not in NO_ANSWERS])
    assert texts and any(value for form in texts for _, value in form), "no answers to compare"
    return texts


if __name__ == "__main__":
    main()
